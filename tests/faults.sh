#!/usr/bin/env bash
# Does every fault to the real program in full, and prints what was done how often and what was
# lost. It takes a day on two cores: each call to the disk is made to fail, and with a password each
# run takes seconds. A tenth of the calls, and other moments than the usual ones:
# CRAMP_DIARY_FAULTS_SHARE=10 CRAMP_DIARY_FAULTS_SEED=7 tests/faults.sh
#
# Needs strace, Xvfb and util-linux; as the superuser it also mounts small disks, fills them up
# and breaks them. What a machine does not allow is skipped, with a word about it.
set -euo pipefail
cd "$(dirname "$0")/.."

table="$(mktemp)"
trap 'rm -f "$table"' EXIT
export CRAMP_DIARY_FAULTS=1 CRAMP_DIARY_FAULTS_TABLE="$table" CRAMP_DIARY_CRASHES=500

status=0
cargo test --release --locked --test integration -- faults:: crash:: --test-threads=2 || status=$?
CRAMP_DIARY_HARMS=2000 CRAMP_DIARY_OPERATIONS=100000 CRAMP_DIARY_ZONES=all \
    cargo test --release --locked --test integration -- harm:: model:: diary::zones --nocapture ||
    status=$?

echo
{
    printf 'row\tfault\tinjected how\ttimes\tafterwards\tlost\n'
    sort -V "$table"
} | awk -F '\t' '{ printf "%-10s| %s | %s | %s | %s | %s\n", $1, $2, $3, $4, $5, $6 }'
exit "$status"
