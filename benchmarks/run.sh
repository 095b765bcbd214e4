#!/usr/bin/env bash
# Runs our training and inference next to PyTorch and ONNX Runtime on one core, prints a table and writes results/latest.json; see README.md.
# usage: benchmarks/run.sh [--quick] [--filter NAME]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
onnxruntime_version=1.30.0
onnxruntime="$here/peers/onnxruntime-$onnxruntime_version/libonnxruntime.so.1"

say() { echo "$*" >&2; }

# Debian's own Python has Debian's PyTorch; another one may come first in PATH.
find_python() {
    local python
    for python in "${PYTHON:-}" /usr/bin/python3 python3; do
        if [ -n "$python" ] && command -v "$python" > /dev/null && "$python" -c 'import torch' 2> /dev/null; then
            command -v "$python"
            return
        fi
    done
}

install_pytorch() {
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo -n)
    fi
    say "Installing $* with apt-get."
    if ! { "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$@"; } > /dev/null 2>&1; then
        say "That failed."
    fi
}

# Debian's PyTorch multiplies matrices with whatever BLAS is installed: without OpenBLAS a reference implementation fifty times slower.
uses_debian_without_openblas() {
    dpkg-query -s python3-torch > /dev/null 2>&1 && ! compgen -G '/usr/lib/*/libopenblas.so.0' > /dev/null
}

# The package holds the library for all systems; we take the one file we need.
fetch_onnxruntime() {
    say "Fetching ONNX Runtime $onnxruntime_version from npm."
    local work
    work=$(mktemp -d)
    if (cd "$work" && npm pack --silent "onnxruntime-node@$onnxruntime_version" > /dev/null 2>&1 && tar -xzf ./*.tgz --wildcards 'package/bin/napi-v*/linux/x64/libonnxruntime.so.1'); then
        mkdir -p "$(dirname "$onnxruntime")"
        mv "$work"/package/bin/napi-v*/linux/x64/libonnxruntime.so.1 "$onnxruntime"
    else
        say "That failed: single samples are compared with PyTorch instead."
    fi
    rm -rf "$work"
}

for argument in "$@"; do
    case $argument in
        -h | --help) say "usage: benchmarks/run.sh [--quick] [--filter NAME]; see benchmarks/README.md"; exit 0 ;;
    esac
done

python=$(find_python)
if [ -z "$python" ] && command -v apt-get > /dev/null; then
    install_pytorch python3-torch libopenblas0
    python=$(find_python)
elif uses_debian_without_openblas; then
    install_pytorch libopenblas0
fi
[ -n "$python" ] || say "There is no PyTorch, and it could not be installed: only our own times are measured."

if [ ! -f "$onnxruntime" ] && [ "$(uname -m)" = x86_64 ] && command -v npm > /dev/null; then
    fetch_onnxruntime
fi

say "Building."
if ! log=$(dotnet build "$here/DslNets.SideBySide" -c Release -v q 2>&1); then
    say "$log"
    exit 1
fi

if [ -z "${DOTNET_ROOT:-}" ]; then
    DOTNET_ROOT=$(dirname "$(readlink -f "$(command -v dotnet)")")
    export DOTNET_ROOT
fi
peers=()
[ -n "$python" ] && peers+=(--python "$python")
[ -f "$onnxruntime" ] && peers+=(--onnxruntime "$onnxruntime")
exec "$root/artifacts/bin/DslNets.SideBySide/release/DslNets.SideBySide" --results "$here/results/latest.json" "${peers[@]}" "$@"
