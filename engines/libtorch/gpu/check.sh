#!/bin/sh
# On a machine with an NVIDIA GPU: the contract tests there, an epoch of VGG with batch norm on 50,000
# 32x32x3 images and single steps, in float32, TF32 and bfloat16, beside the processor of the same
# machine and, where Python has torch with CUDA, beside that; then a study with a GAN. Prints tables
# in Markdown. 'bundle.sh' packs all of it for a machine without Java and network.
#
#   engines/libtorch/gpu/check.sh [IMAGES [IMAGES_ON_THE_PROCESSOR]]
#
# Needs a JDK 17, the driver for CUDA 13, and the CUDA 13 and cuDNN 9 libraries where the linker or
# LD_LIBRARY_PATH finds them; fetches LibTorch's CUDA build (464 MB) from Maven Central the first time.
# PYTHON names another Python. PARTS is some of "tests epoch steps study" (default: all).
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
images=${1:-50000}
fewer=${2:-10000}
python=${PYTHON:-python3}
parts=" ${PARTS:-tests epoch steps study} "
cd "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

wanted() {
  case $parts in *" $1 "*) return 0 ;; esac
  return 1
}

figure() { # FILE NAME
  tr ',{}' '\n\n\n' < "$1" | sed -n "s/.*\"$2\" *: *\"\{0,1\}\([^\"]*\).*/\1/p" | head -n 1
}

[ -n "$(ls experiments/target/lib-cuda/pytorch-*-gpu.jar 2>/dev/null)" ] || ./equipoise --fetch-cuda
./equipoise doctor
if ! ./equipoise doctor --json | grep -q '"cuda:0'; then
  echo "check.sh: no engine can use a GPU here; the lines above say why" >&2
  exit 1
fi

cores=$(OMP_NUM_THREADS='' nproc)
if wanted tests; then
  # cuBLAS sums in a fixed order only with such a workspace.
  export CUBLAS_WORKSPACE_CONFIG=:4096:8 OMP_NUM_THREADS=1
  if [ -d tests ]; then
    # In a bundle, where there is no Maven.
    jars=
    for jar in experiments/target/lib/*.jar experiments/target/lib-cuda/*.jar tests/classes-* tests/*.jar; do
      case $jar in */pytorch-*-x86_64.jar | */junit-platform-console-*) ;; *) jars=$jars$jar: ;; esac
    done
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xms1g -Xmx1g -XX:+AlwaysPreTouch -Djava.awt.headless=true \
      -Dequipoise.device=cuda -jar tests/junit-platform-console-*.jar execute --class-path "$jars" \
      --select-package equipoise.engines.libtorch --include-classname '.*\.Libtorch.*Test' \
      --disable-banner --details=summary --fail-if-no-tests
  else
    ./mvnw -q -B -ntp -Pgpu -pl engines/libtorch -am test \
      -Dequipoise.device=cuda -Dtest='Libtorch*Test' -Dsurefire.failIfNoSpecifiedTests=false
  fi
  echo "The contract tests pass on the GPU."
fi

printf '\n%s, driver %s, LibTorch with CUDA 13, beside %s cores of %s, %s\n\n' \
  "$(nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | head -n 1 || echo GPU)" \
  "$(nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -n 1 || echo unknown)" \
  "$cores" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(date +%F)"

torch=
if "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())' 2>/dev/null; then torch=yes; fi

row() { # NAME FILE
  awk -v name="$1" -v seconds="$(figure "$2" seconds)" -v rate="$(figure "$2" imagesPerSecond)" \
    -v processor="$(figure "$2" processorSeconds)" -v last="$(figure "$2" lastLoss)" \
    'BEGIN { printf "| %s | %.2f | %.0f | %.1f | %.3f |\n", name, seconds, rate, processor, last }'
}

if wanted epoch; then
  echo "| epoch of VGG-BN, batch 128 | seconds | images/s | processor s | last loss |"
  echo "|---|---|---|---|---|"
  for engine in dl4j libtorch; do
    if OMP_NUM_THREADS=$cores ./equipoise bench epoch --engine $engine --images "$fewer" --json > "$work/cpu-$engine" 2> "$work/error"; then
      row "$engine, processor, $cores threads, $fewer images" "$work/cpu-$engine"
    else
      echo "| $engine, processor | $(tail -n 1 "$work/error") | | | |"
    fi
  done
  for precision in float32 tf32 bf16; do
    ./equipoise bench epoch --engine libtorch --device cuda --precision $precision --images "$images" --json > "$work/gpu-$precision"
    row "libtorch, GPU, $precision, $images images" "$work/gpu-$precision"
    if [ -n "$torch" ]; then
      "$python" engines/benchmark/peer.py --epoch "$images" --device cuda --precision $precision > "$work/peer-$precision"
      row "PyTorch, GPU, $precision, $images images" "$work/peer-$precision"
    fi
  done
  awk -v a="$(figure "$work/gpu-bf16" imagesPerSecond)" -v b="$(figure "$work/gpu-float32" imagesPerSecond)" \
    -v c="$(figure "$work/cpu-libtorch" imagesPerSecond)" \
    'BEGIN { printf "\nThe GPU is %.1f (float32) and %.1f (bf16) times as fast as the processor (wanted: 27).\n\n", b/c, a/c }'
fi

steps() { # FILE: network, batch and images a second of each step
  tr ',{}' '\n\n\n' < "$1" | awk '
    /"network"/ { sub(/.*: *"/, ""); sub(/".*/, ""); name = $0 }
    /"batch"/ { gsub(/[^0-9]/, ""); batch = $0 }
    /"imagesPerSecond"/ { gsub(/.*: */, ""); print name, batch, $0 }'
}

if wanted steps; then
  works=lenet5,vgg-bn,resnet-18,dcgan
  echo "| step | batch | precision | libtorch images/s | PyTorch images/s | ratio |"
  echo "|---|---|---|---|---|---|"
  for precision in float32 tf32 bf16; do
    ./equipoise bench engines --engine libtorch --device cuda --precision $precision \
      --only $works --batch 32,128 --rounds 3 --json > "$work/ours"
    if [ -n "$torch" ]; then
      "$python" engines/benchmark/peer.py --device cuda --precision $precision \
        --only $works --batch 32,128 --rounds 3 > "$work/theirs"
    else
      echo > "$work/theirs"
    fi
    steps "$work/ours" > "$work/a"
    steps "$work/theirs" > "$work/b"
    awk -v p=$precision 'NR == FNR { theirs[$1 " " $2] = $3; next } {
      t = theirs[$1 " " $2]
      printf "| %s | %d | %s | %.0f | %s | %s |\n", $1, $2, p, $3, \
        t == "" ? "-" : sprintf("%.0f", t), t == "" ? "-" : sprintf("%.2f", $3 / t)
    }' "$work/b" "$work/a"
  done
fi

if wanted study; then
  cat > "$work/study.yaml" <<'STUDY'
study: gpu
data: [{name: symbols, format: embedded, test: {perClass: 20}}]
methods: [none, random-over, {name: dcgan, steps: 1000, batch: 64}]
classifiers: [{name: vgg-bn, epochs: 10}]
repeats: 2
STUDY
  for device in cpu cuda; do
    begun=$(date +%s)
    ./equipoise run "$work/study.yaml" --engine libtorch --device $device --no-cache \
      --out "${STUDY_OUT:-$work}/$device" 2> "$work/log" || { cat "$work/log"; exit 1; }
    printf '\nThe study on %s: %d s.\n\n' $device $(($(date +%s) - begun))
  done
fi
