#!/usr/bin/env bash
# Brings a clone to the point where `npm test` and `npm run demo` work. Looks first and does only what is missing; with
# nothing missing it takes well under a second. Only apt runs as root.
#
# Debian 12: run and tested. Ubuntu 24.04: its own package names, written down but not run there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: scripts/setup.sh [--npm-only] [--no-browser]

  --npm-only     only the npm packages; nothing is asked of apt
  --no-browser   everything but chromium: browser tests will be skipped
TEXT
}

found() { printf '✓ %s\n' "$*"; }
doing() { printf '→ %s\n' "$*"; }
note() { printf '! %s\n' "$*" >&2; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

check_node() {
  [[ -n $(command -v node) && -n $(command -v npm) ]] ||
    fail "Node.js and npm are not installed: install Node.js 20.19 or newer (https://nodejs.org) and run this again"
  local version major minor
  version=$(node --version)
  IFS=. read -r major minor _ <<<"${version#v}"
  ((major > 20 || (major == 20 && minor >= 19))) ||
    fail "Node.js $version is too old: install 20.19 or newer (https://nodejs.org) and run this again"
  node_version=$version
}

# What is needed is looked for itself, not the package that brings it: it may have come another way.
has() {
  case $1 in
    libbpf1) PATH=$PATH:/sbin ldconfig -p | grep 'libbpf\.so\.1 ' >/dev/null ;;
    libbpf-dev) [[ -e /usr/include/bpf/bpf_helpers.h ]] ;;
    systemtap-sdt-dev) compgen -G '/usr/include/sys/sdt.h' >/dev/null || compgen -G '/usr/include/*-linux-gnu/sys/sdt.h' >/dev/null ;;
    # Ubuntu's is a wrapper that is there also where the program for the running kernel is not. On Debian it lives in
    # /usr/sbin, which is not in everyone's PATH.
    bpftool) PATH=$PATH:/usr/sbin bpftool version >/dev/null 2>&1 ;;
    g++-aarch64-linux-gnu) command -v aarch64-linux-gnu-g++ >/dev/null ;;
    chromium) command -v chromium chromium-browser >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

list_missing() {
  local need
  for need in "$@"; do has "$need" || printf '%s\n' "$need"; done
}

# debian, ubuntu, or another name that no package names are known for. A derivative counts as what it derives from.
distribution() {
  local id='' like=''
  if [[ -r /etc/os-release ]]; then
    # shellcheck source=/dev/null
    { id=$(. /etc/os-release && echo "${ID:-}"); like=$(. /etc/os-release && echo "${ID_LIKE:-}"); }
  fi
  case " $id $like " in
    *' ubuntu '*) echo ubuntu ;;
    *' debian '*) echo debian ;;
    *) echo "${id:-an unknown distribution}" ;;
  esac
}

# The apt packages that bring a need. Ubuntu ships bpftool with its kernels, and chromium as a snap only.
packages_for() {
  local distribution=$1 need
  shift
  for need in "$@"; do
    case $distribution:$need in
      ubuntu:bpftool) printf '%s\n' linux-tools-common linux-tools-generic ;;
      ubuntu:chromium) ;;
      *) printf '%s\n' "$need" ;;
    esac
  done
}

# Without a terminal nobody can type sudo's password: fail at once instead of waiting for it.
as_root() {
  if ((EUID == 0)); then
    "$@"
  elif ! command -v sudo >/dev/null; then
    return 1
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

install_packages() {
  local packages=("$@") by_hand="apt-get install -y $*"
  as_root true 2>/dev/null || fail "root is needed to install packages, and sudo is not there or asks for a password: run as root: $by_hand"
  doing "apt-get update"
  as_root apt-get update -qq || note "apt-get update failed; trying with the lists that are there"
  doing "$by_hand"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${packages[@]}" >/dev/null ||
    fail "apt could not install them (its words are above): put that right, or install them by hand, and run this again"
}

install_chromium_snap() {
  if command -v snap >/dev/null; then
    doing "snap install chromium"
    as_root snap install chromium || true
  fi
}

check_tools() {
  local needs=("$@") missing system packages
  mapfile -t missing < <(list_missing "${needs[@]}")
  if ((${#missing[@]} == 0)); then
    found "tools: ${needs[*]}"
    return
  fi

  system=$(distribution)
  doing "missing: ${missing[*]}"
  case $system in
    debian | ubuntu) ;;
    *) fail "package names are known for Debian and Ubuntu, not for $system: install what they call ${missing[*]} and run this again" ;;
  esac
  mapfile -t packages < <(packages_for "$system" "${missing[@]}")
  ((${#packages[@]} == 0)) || install_packages "${packages[@]}"
  [[ $system != ubuntu || " ${missing[*]} " != *' chromium '* ]] || install_chromium_snap

  # Without these the demo and most tests still run; what cannot run says so.
  local need still=()
  for need in $(list_missing "${missing[@]}"); do
    case $need in
      bpftool) note "bpftool does not run on kernel $(uname -r) (Ubuntu: linux-tools-$(uname -r)): tests with eBPF will be skipped" ;;
      g++-aarch64-linux-gnu) note "the compiler for arm64 is still missing: tests of arm64 code will be skipped" ;;
      chromium) note "chromium is still missing: browser tests will be skipped" ;;
      *) still+=("$need") ;;
    esac
  done
  ((${#still[@]} == 0)) || fail "still missing after apt: ${still[*]}: install them by hand and run this again"
  found "tools: ${needs[*]}"
}

# npm writes node_modules/.package-lock.json last, so an interrupted installation has none.
check_npm() {
  local installed=node_modules/.package-lock.json
  if [[ -e $installed && ! package-lock.json -nt $installed ]]; then
    found "Node.js $node_version, npm packages as in package-lock.json"
    return
  fi
  # Where no built SQLite can be downloaded, it is compiled. The headers that came with this Node.js then spare node-gyp
  # from fetching them, which fails where only the registry can be reached.
  local prefix
  prefix=$(node -p 'require("node:path").resolve(process.execPath, "../..")')
  [[ ! -e $prefix/include/node/node.h ]] || export npm_config_nodedir=$prefix

  doing "npm ci (compiles SQLite where it must: up to two minutes)"
  npm ci --include=dev --no-fund --no-audit --loglevel=error ||
    fail "npm ci failed (its words are above): check the network and the registry, and run this again"
  found "Node.js $node_version, npm packages installed"
}

main() {
  local npm_only=false needs=(clang libbpf1 libbpf-dev bpftool g++ make python3 systemtap-sdt-dev g++-aarch64-linux-gnu) browser=(chromium)
  while (($# > 0)); do
    case $1 in
      --npm-only) npm_only=true ;;
      --no-browser) browser=() ;;
      -h | --help) usage && exit ;;
      *) printf '✗ unknown option %s\n' "$1" >&2 && usage >&2 && exit 2 ;;
    esac
    shift
  done

  check_node
  if ! $npm_only; then
    [[ $(uname -s) == Linux ]] || fail "the tools are for Linux, this is $(uname -s): run in a Linux machine, or use --npm-only"
    check_tools "${needs[@]}" "${browser[@]}"
  fi
  check_npm
}

main "$@"
