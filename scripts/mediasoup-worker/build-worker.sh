#!/usr/bin/env bash
# Builds mediasoup-worker out of the C++ sources that the mediasoup npm package ships, against
# Debian's libraries. Upstream's own build fetches sources from GitHub and tools from PyPI; this
# needs neither, so it also works where only package mirrors can be reached.
#
#   build-worker.sh --packages   prints the Debian packages that the build needs
#   build-worker.sh              builds, with settings from the environment:
#
#   MEDIASOUP_DIR  an installed mediasoup package (node_modules/mediasoup); its version is built
#   OUT            the folder that mediasoup-worker goes to
#   WORK           a folder for the build, emptied before and removed after
#   JOBS           compile jobs (default: 2)
set -euo pipefail

# Tools and libraries of Debian 12 (bookworm) main.
packages=(g++ meson ninja-build pkg-config flatbuffers-compiler libflatbuffers-dev
  libabsl-dev libsrtp2-dev libssl-dev libuv1-dev)

if [ "${1:-}" = --packages ]; then
  echo "${packages[*]}"
  exit 0
fi

compat=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/compat
out=${OUT:?names the folder that the worker goes to}
work=${WORK:?names a folder for the build}
jobs=${JOBS:-2}
mediasoup=$(cd "${MEDIASOUP_DIR:?names the installed mediasoup package}" && pwd)

say() { printf 'build-worker: %s\n' "$*"; }
die() { printf 'build-worker: error: %s\n' "$*" >&2; exit 1; }

# Started without a parent, a worker that works exits with 41 (upstream's own check).
runs() {
  local rc=0
  env -i ${LD_LIBRARY_PATH:+LD_LIBRARY_PATH="$LD_LIBRARY_PATH"} "$1" >/dev/null 2>&1 || rc=$?
  [ "$rc" = 41 ]
}

version=$(sed -n 's/^[[:space:]]*"version": "\([^"]*\)".*/\1/p' "$mediasoup/package.json" | head -n 1)
[ -n "$version" ] || die "no version in $mediasoup/package.json"

rm -rf "$work"
mkdir -p "$work" "$out"
cp -R "$mediasoup/worker" "$work/worker"
cd "$work/worker"
rm -rf out

# Each .wrap file names a source that meson would download into the folder it gives.
# A folder that is already there is used instead, so these stand in for the sources.
for name in abseil-cpp flatbuffers libsrtp3 libuv openssl unordered-dense; do
  [ -f "subprojects/$name.wrap" ] || die "mediasoup $version has no subproject $name: the compat folder is not for it"
  directory=$(sed -n 's/^directory *= *//p' "subprojects/$name.wrap")
  [ -n "$directory" ] || die "no directory in $name.wrap"
  cp -R "$compat/$name" "subprojects/$directory"
done

# Debian's libsrtp2 computes its ciphers with NSS, with which forwarding a packet costs an eighth more; built from
# Debian's source package it computes them with OpenSSL, as upstream's prebuilt does.
srtp_source=libsrtp2_2.5.0.orig.tar.gz
srtp_hash=8a43ef8e9ae2b665292591af62aa1a4ae41e468b6d98d8258f91478735da4e09
fetch_srtp() {
  local mirror
  for mirror in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | sort -u); do
    /usr/lib/apt/apt-helper download-file "${mirror%/}/pool/main/libs/libsrtp2/$srtp_source" \
      "$work/$srtp_source" "SHA256:$srtp_hash" || continue
    mkdir subprojects/libsrtp2
    tar -xzf "$work/$srtp_source" -C subprojects/libsrtp2 --strip-components 1
    return
  done
  say "no mirror has $srtp_source: taking Debian's libsrtp2 as it is, whose ciphers are slower"
}
fetch_srtp

# Changes the one line of a file that holds a text, and fails when there is none.
replace() {
  [ "$(grep -cF -- "$2" "$1")" = 1 ] || die "mediasoup $version: not exactly one '$2' in $1"
  sed -i "s|$(printf '%s' "$2" | sed 's/[][\.*^$|]/\\&/g')|$(printf '%s' "$3" | sed 's/[\&|]/\\&/g')|" "$1"
}

# Debian 12 has meson 1.0.1. Nothing in these files needs more.
replace meson.build "meson_version: '>= 1.1.0'" "meson_version: '>= 1.0.0'"

# This callback answers 1 to every control call on its BIO. In a libssl with kernel
# TLS compiled in, as Debian's is, the question 'is kernel TLS in use?' is one of
# them, and that answer leaves the write buffer unallocated: the first DTLS
# handshake crashes. Pass the BIO's own answers on.
replace src/RTC/DtlsTransport.cpp '(operationType == BIO_CB_RETURN)' '(operationType & BIO_CB_RETURN)'

# A new lower limit of the estimate changes it, and nobody is told: while no pictures flow nothing else changes it either, and
# a link that was weak for a moment is never tried again.
replace deps/libwebrtc/libwebrtc/call/rtp_transport_controller_send.cc '  controller_->OnTargetRateConstraints(constraints);' \
  '  PostUpdates(controller_->OnTargetRateConstraints(constraints));'

# What is lost is asked for each half of a round trip instead of each whole one: where the question is lost as well half a trip
# is won, and one that came a moment before its sender would repeat itself costs half a trip, not another one. Browsers send
# nothing twice within a round trip, whatever they are asked; this worker not within half of one.
replace src/RTC/NackGenerator.cpp 'TimerIntervalMs{ 40 }' 'TimerIntervalMs{ 20 }'
replace src/RTC/NackGenerator.cpp 'nowMs - nackInfo.sentAtMs >= (this->rttMs > 0 ? this->rttMs : DefaultRttMs)' \
  'nowMs - nackInfo.sentAtMs >= (this->rttMs > 0 ? this->rttMs : DefaultRttMs) / 2'
replace src/RTC/RTP/RtpStreamSend.cpp 'nowMs - item->resentAtMs <= rttMs' 'nowMs - item->resentAtMs <= rttMs / 2'

# It is asked for during three seconds, after which a receiver asks for a key frame: a sender under heavy loss takes longer than
# one to answer, and what comes after nobody waits for it any more is thrown away.
replace src/RTC/NackGenerator.cpp 'MaxNackRetries{ 10 }' 'MaxNackRetries{ 80 }'

# What is asked for a second time was lost twice, on its way or as a question: from then on it is sent twice at once.
replace src/RTC/RTP/RtpStreamSend.cpp 'RetransmissionContainer[containerIdx++] = item;' \
  'RetransmissionContainer[containerIdx++] = item; if (item->sentTimes > 1) RetransmissionContainer[containerIdx++] = item;'
replace src/RTC/RTP/RtpStreamSend.cpp 'MaxRequestedPackets + 1);' '2 * MaxRequestedPackets + 1);'

# A browser that knows of temporal layers stops asking for a picture as soon as a later one can be shown without it. It is told
# of none: each picture is one of a chain, and asked for until it is there. The node itself chooses among them as ever; a
# picture above the layer it has chosen that arrives late is sent on nevertheless, since the chain has a place for it.
replace src/RTC/RTP/Codecs/VP8.cpp 'data, this->encodingData.pictureId, this->encodingData.tl0PictureIndex);' \
  'data, this->encodingData.pictureId, this->encodingData.tl0PictureIndex); if (payloadDescriptor->t) data[1] = (data[1] & ~0x20) | 0x10;'
replace src/RTC/RTP/Codecs/VP8.cpp 'Encode(data, this->pictureId, this->tl0PictureIndex);' \
  'Encode(data, this->pictureId, this->tl0PictureIndex); if (this->t) data[1] = (data[1] | 0x20) & (this->k ? 0xff : ~0x10);'
replace src/RTC/RTP/Codecs/VP8.cpp 'if (this->payloadDescriptor->tlIndex > context->GetCurrentTemporalLayer())' \
  'if (this->payloadDescriptor->tlIndex > context->GetCurrentTemporalLayer() && !this->payloadDescriptor->hasPictureId)'

say "building mediasoup-worker $version with $jobs jobs"
# As upstream's tasks.py does for a release, but with nothing downloaded.
meson setup --wrap-mode=nodownload --buildtype release -Db_ndebug=true "$work/release" || die 'meson setup failed'
# The generated headers come first, as there: not every source file that includes
# them is declared to need them.
meson compile -C "$work/release" flatbuffers-generator || die 'the headers could not be generated'
ninja -C "$work/release" -j "$jobs" mediasoup-worker || die 'the build failed'

runs "$work/release/mediasoup-worker" || die "the built worker does not run here"
# Renamed into place, so that nobody ever sees half of it.
cp "$work/release/mediasoup-worker" "$out/.mediasoup-worker.new"
mv "$out/.mediasoup-worker.new" "$out/mediasoup-worker"
rm -rf "$work"
say "done: $out/mediasoup-worker ($version)"
