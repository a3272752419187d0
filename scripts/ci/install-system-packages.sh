#!/bin/sh
# Installs what the checks need besides Node, PostgreSQL and Chromium, unless they are here. For Debian, as root.
has_postgresql() { [ -n "$TEST_POSTGRES_URL" ] || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { [ -n "$CHROMIUM_PATH" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/google-chrome ]; }

packages=''
has_postgresql || packages="$packages postgresql"
has_chromium || packages="$packages chromium"
[ -n "$packages" ] || exit 0

echo "Installing system packages:$packages"
apt-get update
# Unquoted: one word for each package.
DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages
