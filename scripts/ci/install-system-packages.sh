#!/bin/sh
# Installs what the checks need besides Node, PostgreSQL and Chromium, unless they are here. For Debian, as root.
has_postgresql() { [ -n "$TEST_POSTGRES_URL" ] || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_headless_shell() { [ -n "$CHROMIUM_PATH" ] || [ -x /usr/bin/chromium-headless-shell ]; }
has_chromium() { [ -x /usr/bin/chromium ] || [ -x /usr/bin/google-chrome ]; }

has_postgresql && has_headless_shell && exit 0
apt-get update

packages=''
has_postgresql || packages="$packages postgresql"
if ! has_headless_shell; then
  # Quicker than all of Chromium; older versions of Debian do not have it.
  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    packages="$packages chromium-headless-shell"
  elif ! has_chromium; then
    packages="$packages chromium"
  fi
fi
[ -n "$packages" ] || exit 0

echo "Installing system packages:$packages"
# Unquoted: one word for each package.
DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages
