#!/usr/bin/env bash
# What every change must pass: types, lint and format, boundaries, dead code, generated files that are fresh.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export TURBO_TELEMETRY_DISABLED=1

failed=()
step() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf '✓ %s\n' "$name"
  else
    printf '✗ %s\n%s\n' "$name" "$output"
    failed+=("$name")
  fi
}

step "types" npx tsc -p tsconfig.json
step "types of the dashboard" npx tsc -p apps/web/tsconfig.json --noEmit
step "lint and format" npx biome check --error-on-warnings
step "boundaries between packages" npx turbo boundaries --no-color
step "dead code and dependencies" npx knip
step "bpf/generated is fresh" npx tsx bpf/src/generate.ts --check
step "the calibration target is fresh" npx tsx apps/collector/calibration-target/generate.ts --check
step "migrations are fresh" npx tsx packages/db/embed-migrations.ts --check

if ((${#failed[@]} > 0)); then
  printf '\ncheck failed: %s\n' "$(IFS=,; echo "${failed[*]}")" >&2
  exit 1
fi
