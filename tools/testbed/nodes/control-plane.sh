#!/usr/bin/env bash
# control-plane.sh STATE PAUSE HOSTNAME ADDRESS GATEWAY [POD_RANGE=NODE_ADDRESS]…
# The first process of the control plane's namespaces: a network with a bridge for the nodes, nothing else. It becomes
# PAUSE, which holds the namespaces; the programs of the control plane enter them from outside.
set -euo pipefail
# shellcheck source=namespace.sh
source "${BASH_SOURCE[0]%/*}/namespace.sh"

readonly state=$1 pause=$2 host=$3 address=$4 gateway=$5
shift 5

isolate "$state"
hostname "$host"
ip link set lo up
ip link add nodes type bridge
ip address add "$address/24" dev nodes
ip link set nodes up
# Nobody answers there. A service's address must have a route before its rules can change it.
ip route add default via "$gateway" dev nodes
echo 1 >/proc/sys/net/ipv4/ip_forward
for route in "$@"; do
  ip route add "${route%=*}" via "${route#*=}"
done
report ready
exec "$pause" >/dev/null
