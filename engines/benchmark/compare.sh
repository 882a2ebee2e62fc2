#!/bin/sh
# Times engines of Equipoise and PyTorch in turn on the same networks, one native thread each unless
# OMP_NUM_THREADS says otherwise, and prints images per processor second and the ratio ours / theirs.
#
#   engines/benchmark/compare.sh [ROUNDS [ENGINE[:PRECISION] [WORK [BATCH]]]]...
#   engines/benchmark/compare.sh 3 "dl4j libtorch libtorch:bf16" "lenet5 vgg-bn dcgan" "32 128"
#
# PyTorch runs in float32 beside every one of ours, with the settings of memory that the launcher gives
# to ours: without them a step can take three times as long. Needs python3 with torch (Debian and Ubuntu:
# python3-torch); PYTHON names another.
set -eu
here=$(dirname "$0")
python=${PYTHON:-python3}
rounds=${1:-3}
engines=${2:-dl4j libtorch libtorch:bf16}
works=${3:-lenet5 vgg-bn resnet-18 dcgan}
batches=${4:-32 128}

figure() { # FILE NAME
  sed -n "s/.*\"$2\" *: *\([0-9.eE+-]*\).*/\1/p" "$1"
}

ours=$(mktemp)
theirs=$(mktemp)
trap 'rm -f "$ours" "$theirs"' EXIT
printf '%-12s %5s  %-15s %9s %9s %6s   %9s %9s %6s\n' \
  work batch engine "ours/cpu-s" "pytorch" ratio "ours/s" "pytorch" ratio
for work in $works; do
  for batch in $batches; do
    round=0
    while [ "$round" -lt "$rounds" ]; do
      round=$((round + 1))
      OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=1 MALLOC_ARENA_MAX=1 \
        MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=1073741824 \
        "$python" "$here/peer.py" --only "$work" --batch "$batch" --rounds 3 > "$theirs"
      for engine in $engines; do
        precision=float32
        case $engine in *:*) precision=${engine#*:} ;; esac
        "$here/../../equipoise" bench engines --engine "${engine%%:*}" --precision "$precision" \
          --only "$work" --batch "$batch" --rounds 3 --json > "$ours"
        awk -v work="$work" -v batch="$batch" -v engine="$engine" \
          -v a="$(figure "$ours" imagesPerProcessorSecond)" \
          -v b="$(figure "$theirs" imagesPerProcessorSecond)" \
          -v c="$(figure "$ours" imagesPerSecond)" -v d="$(figure "$theirs" imagesPerSecond)" \
          'BEGIN { printf "%-12s %5d  %-15s %9.1f %9.1f %6.3f   %9.1f %9.1f %6.3f\n", \
            work, batch, engine, a, b, a/b, c, d, c/d }'
      done
    done
  done
done
