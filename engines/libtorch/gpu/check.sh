#!/bin/sh
# On a machine with an NVIDIA GPU: the contract tests there, the speed of steps, and an epoch of VGG
# with batch norm on 50,000 32x32x3 images, in float32, TF32 and bfloat16, beside the processor of
# the same machine and, where Python has torch with CUDA, beside that. Prints tables in Markdown.
#
#   engines/libtorch/gpu/check.sh [IMAGES [IMAGES_ON_THE_PROCESSOR]]
#
# Needs a JDK 17, the driver for CUDA 13, and the CUDA 13 and cuDNN 9 libraries where the linker or
# LD_LIBRARY_PATH finds them; fetches LibTorch's CUDA build (464 MB) from Maven Central the first time.
# PYTHON names another Python. SKIP_TESTS=1 leaves the contract tests out.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
images=${1:-50000}
fewer=${2:-10000}
python=${PYTHON:-python3}
cd "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

figure() { # FILE NAME
  sed -n "s/.*\"$2\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" "$1" | head -n 1
}

[ -n "$(ls experiments/target/lib-cuda/pytorch-*-gpu.jar 2>/dev/null)" ] || ./equipoise --fetch-cuda
./equipoise doctor
if ! ./equipoise doctor --json | grep -q '"cuda:0'; then
  echo "check.sh: no engine can use a GPU here; the lines above say why" >&2
  exit 1
fi

if [ -z "${SKIP_TESTS:-}" ]; then
  # cuBLAS sums in a fixed order only with such a workspace.
  CUBLAS_WORKSPACE_CONFIG=:4096:8 ./mvnw -q -B -ntp -Pgpu -pl engines/libtorch -am test \
    -Dequipoise.device=cuda -Dtest='Libtorch*Test' -Dsurefire.failIfNoSpecifiedTests=false
  echo "The contract tests pass on the GPU."
fi

printf '\n%s, driver %s, LibTorch with CUDA 13, %s\n\n' \
  "$(nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | head -n 1 || echo GPU)" \
  "$(nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -n 1 || echo unknown)" \
  "$(date +%F)"

torch=
if "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())' 2>/dev/null; then torch=yes; fi

row() { # NAME FILE
  awk -v name="$1" -v seconds="$(figure "$2" seconds)" -v rate="$(figure "$2" imagesPerSecond)" \
    -v processor="$(figure "$2" processorSeconds)" -v last="$(figure "$2" lastLoss)" \
    'BEGIN { printf "| %s | %.2f | %.0f | %.1f | %.3f |\n", name, seconds, rate, processor, last }'
}

echo "| epoch of VGG-BN, batch 128 | seconds | images/s | processor s | last loss |"
echo "|---|---|---|---|---|"
cores=$(nproc)
for engine in dl4j libtorch; do
  OMP_NUM_THREADS=$cores ./equipoise bench epoch --engine $engine --images "$fewer" --json > "$work/cpu-$engine"
  row "$engine, processor, $cores threads, $fewer images" "$work/cpu-$engine"
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

echo "| step | batch | precision | libtorch images/s | PyTorch images/s | ratio |"
echo "|---|---|---|---|---|---|"
for name in lenet5 vgg-bn resnet-18 dcgan; do
  for batch in 32 128; do
    for precision in float32 tf32 bf16; do
      ./equipoise bench engines --engine libtorch --device cuda --precision $precision \
        --only $name --batch $batch --rounds 3 --json > "$work/ours"
      theirs=
      if [ -n "$torch" ]; then
        "$python" engines/benchmark/peer.py --device cuda --precision $precision \
          --only $name --batch $batch --rounds 3 > "$work/theirs"
        theirs=$(figure "$work/theirs" imagesPerSecond)
      fi
      awk -v n=$name -v b=$batch -v p=$precision -v a="$(figure "$work/ours" imagesPerSecond)" -v t="$theirs" 'BEGIN {
        printf "| %s | %d | %s | %.0f | %s | %s |\n", n, b, p, a, t == "" ? "-" : sprintf("%.0f", t), t == "" ? "-" : sprintf("%.2f", a/t) }'
    done
  done
done
