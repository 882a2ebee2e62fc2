#!/bin/sh
# Packs all that a machine with an NVIDIA GPU needs to run check.sh and studies, for one that reaches
# no registry and has no Java: a Java runtime, the jars, the contract tests, and LibTorch's CUDA build
# with code for one architecture only. In parts, since some ways of copying allow no large file.
#
#   engines/libtorch/gpu/bundle.sh [FOLDER [ARCHITECTURE [PART_BYTES]]]
#   engines/libtorch/gpu/bundle.sh /tmp/bundle 90 58720256     # Hopper, the default
#
# ARCHITECTURE is the compute capability without its dot: 75, 80 (also for 86 and 89), 90, 100, 103,
# 120 or 121. There: copy the folder, then 'sh FOLDER/unpack.sh TARGET && TARGET/check'. That machine
# needs x86-64 Linux with glibc 2.36 or later, NVIDIA's driver 580 or later, xz or Python, and CUDA 13
# with cuDNN 9 and NCCL; PyTorch's for CUDA 13 will do, and are found where python3 has them.
# DL4J's library for processors is left out: its GPU build runs on none of these.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../../.." && pwd -P)
out=${1:-$home/engines/libtorch/target/gpu}
architecture=${2:-90}
part=${3:-58720256}
mkdir -p "$out"
out=$(CDPATH='' cd -- "$out" && pwd -P)
cd "$home"
if [ -n "$(find "$out" -mindepth 1 | head -n 1)" ]; then
  echo "bundle.sh: $out is not empty; name a new folder" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")
java=$(readlink -f "$java")
jdk=${java%/bin/java}

./equipoise --version > "$work/version"
[ -n "$(ls experiments/target/lib-cuda/pytorch-*-gpu.jar 2>/dev/null)" ] || ./equipoise --fetch-cuda
junit=$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' pom.xml)
./mvnw -q -B -ntp -pl engines/libtorch -am test-compile dependency:build-classpath \
  -DincludeScope=test -Dmdep.outputFile=target/test.classpath
./mvnw -q -B -ntp -pl experiments dependency:copy \
  -Dartifact="org.junit.platform:junit-platform-console-standalone:$junit" -DoutputDirectory="$work"

root=$work/bundle
mkdir -p "$root/experiments/target/lib" "$root/experiments/target/lib-cuda" "$root/tests" \
  "$root/engines/libtorch" "$root/native" "$root/fonts"
cp equipoise "$root"
cp -r engines/libtorch/gpu "$root/engines/libtorch"
cp -r engines/benchmark "$root/engines"
for jar in experiments/target/lib/*.jar; do
  case $jar in */nd4j-native-*-linux-*) ;; *) cp "$jar" "$root/experiments/target/lib" ;; esac
done
: > "$root/experiments/target/lib/.built"

cp experiments/target/lib-cuda/cuda-*.jar "$root/experiments/target/lib-cuda"
for jar in experiments/target/lib-cuda/pytorch-*-gpu.jar; do
  "$java" -cp engines/libtorch/target/test-classes equipoise.engines.libtorch.gpu.PruneCuda \
    "$jar" "$root/experiments/target/lib-cuda/${jar##*/}" "$architecture"
done

# The tests' classes, and those of their libraries that the product does not have.
number=0
{
  echo "$home/engines/libtorch/target/test-classes"
  tr ':' '\n' < engines/libtorch/target/test.classpath
  echo
} > "$work/classpath"
while read -r entry; do
  case $entry in
    */junit-*) ;;
    */test-classes)
      number=$((number + 1))
      cp -r "$entry" "$root/tests/classes-$number"
      ;;
    *.jar) [ -f "experiments/target/lib/${entry##*/}" ] || cp "$entry" "$root/tests" ;;
  esac
done < "$work/classpath"
rm -f "$root"/tests/nd4j-native-*-linux-*.jar
cp "$work"/junit-platform-console-standalone-*.jar "$root/tests"

# Java, and the libraries of this system that its own need: distributions build it against theirs.
"$jdk/bin/jlink" --module-path "$jdk/jmods" --strip-java-debug-attributes --no-header-files \
  --no-man-pages --output "$root/java" \
  --add-modules java.se,jdk.unsupported,jdk.management,jdk.zipfs,jdk.crypto.ec,jdk.httpserver,jdk.random,jdk.net
fontconfig=$(ldconfig -p | sed -n 's/.*libfontconfig\.so\.1 .*x86-64.* => //p' | head -n 1)
find "$root/java/lib" -name '*.so' > "$work/libraries"
echo "$fontconfig" >> "$work/libraries"
while read -r library; do
  [ -z "$library" ] || ldd "$library" 2>/dev/null | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p'
done < "$work/libraries" | sort -u | grep -v "^$work" |
  grep -v -E '/(ld-linux|libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\+\+)[-.]' > "$work/needed" || true
[ -z "$fontconfig" ] || echo "$fontconfig" >> "$work/needed"
while read -r library; do cp -L "$library" "$root/native"; done < "$work/needed"
find /usr/share/fonts "(" -name DejaVuSans.ttf -o -name DejaVuSans-Bold.ttf ")" -exec cp {} "$root/fonts" \; 2>/dev/null || true

cat > "$root/check" <<'CHECK'
#!/bin/sh
# The contract tests, the speed and a study on this machine's GPU.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/environment"
exec "$here/engines/libtorch/gpu/check.sh" "$@"
CHECK
cat > "$root/environment" <<'ENVIRONMENT'
# To be read ('. ./environment') where 'here' names this folder; then ./equipoise works.
export JAVA_HOME="$here/java"
nvidia=$("${PYTHON:-python3}" -c 'import glob, nvidia
print(":".join(sorted(glob.glob(nvidia.__path__[0] + "/*/lib"))))' 2>/dev/null || true)
export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${nvidia:+$nvidia:}$here/native"
printf '<fontconfig><dir>%s/fonts</dir><cachedir>%s/fonts</cachedir></fontconfig>\n' "$here" "$here" \
  > "$here/fonts/fonts.conf"
export FONTCONFIG_FILE="$here/fonts/fonts.conf"
ENVIRONMENT
chmod +x "$root/check"

tar -C "$root" -cf - . | xz -T0 -6 | split -b "$part" -d - "$out/equipoise-gpu.tar.xz."
cat > "$out/unpack.sh" <<'UNPACK'
#!/bin/sh
# unpack.sh TARGET: unpacks the parts that lie beside this script.
set -eu
parts=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
mkdir -p "$1"
if command -v xz > /dev/null; then
  cat "$parts"/equipoise-gpu.tar.xz.* | xz -dc -T0 | tar -C "$1" -xf -
else
  cat "$parts"/equipoise-gpu.tar.xz.* | python3 -c 'import lzma, shutil, sys
shutil.copyfileobj(lzma.open(sys.stdin.buffer), sys.stdout.buffer, 1 << 20)' | tar -C "$1" -xf -
fi
UNPACK
ls -l "$out"
