#!/usr/bin/env bash
# Kills the real program 500 times while it imports, backs up, restores and migrates, and 500 times
# while it sets, changes and removes the password, and looks each time at what is left. Another
# number of rounds: tests/crashes.sh 2000
set -euo pipefail
cd "$(dirname "$0")/.."
CRAMP_DIARY_CRASHES="${1:-500}" cargo test --locked --test integration -- crash:: --nocapture
