#!/bin/sh
# Times Equipoise and imbalanced-learn in turn on the same tables, two threads each, and prints for
# every work the ratios ours / theirs of wall time and of processor time, one line a round; then the
# memory, in MB, that the first run took beyond input and output.
#
#   sampling/benchmark/compare.sh [ROUNDS [WORK...]]
#
# Needs python3 with imbalanced-learn 0.10 (Debian and Ubuntu: python3-imblearn); PYTHON names another.
set -eu
here=$(dirname "$0")
python=${PYTHON:-python3}
rounds=${1:-3}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- enn-20000x784 enn-100000x64 adasyn-100000x64 adasyn-20000x784 \
  smote-100000x784 tomek-links-50000x64

figure() { # FILE NAME
  sed -n "s/.*\"$2\" *: *\([0-9.eE+-]*\).*/\1/p" "$1"
}

ours=$(mktemp)
theirs=$(mktemp)
trap 'rm -f "$ours" "$theirs"' EXIT
printf '%-22s %9s %9s %6s   %9s %9s %6s   %7s %7s   %s\n' work ours theirs ratio "ours cpu" theirs ratio "ours MB" theirs "rows after"
for work in "$@"; do
  round=0
  while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    "$here/../../equipoise" bench sampling --only "$work" --rounds 1 --threads 2 --json > "$ours"
    OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2 \
      "$python" "$here/peer.py" --only "$work" --rounds 1 --json > "$theirs"
    awk -v work="$work" -v a="$(figure "$ours" seconds)" -v b="$(figure "$theirs" seconds)" \
      -v c="$(figure "$ours" processorSeconds)" -v d="$(figure "$theirs" processorSeconds)" \
      -v m="$(figure "$ours" extraBytes)" -v n="$(figure "$theirs" extraBytes)" \
      -v e="$(figure "$ours" rowsAfter)" -v f="$(figure "$theirs" rowsAfter)" 'BEGIN {
        printf "%-22s %9.2f %9.2f %6.3f   %9.2f %9.2f %6.3f   %7.0f %7.0f   %d, %d\n",
          work, a, b, a/b, c, d, c/d, m/1048576, n/1048576, e, f }'
  done
done
