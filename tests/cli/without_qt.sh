#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vizsla developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# without_qt.sh VIZSLA: makes, searches and scores a study where neither Qt nor the desktop program is.
set -euo pipefail

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_STATE_HOME=$folder/state
cp "$1" "$folder/vizsla"
cd "$folder"

! ldd ./vizsla | grep -E 'libQt|libX|libxcb|libfontconfig' || fail "it loads what a window needs"
./vizsla --version | grep -q '^vizsla [0-9]' || fail "no version"
./vizsla new s.vizsla
[[ $(./vizsla classes s.vizsla --slice dogs | wc -l) == 118 ]] || fail "expected 118 dogs"
./vizsla search s.vizsla 'grate wite sha' | head -n1 | grep -q '^n01484850 ' || fail "no great white shark"
./vizsla score s.vizsla --format json | grep -q '"classifiers"' || fail "no scores"
./vizsla check s.vizsla

status=0
told=$(./vizsla s.vizsla 2>&1) || status=$?
[[ $status == 1 && $told == "vizsla: there is no $folder/vizsla-desktop"* ]] || fail "status $status: $told"
