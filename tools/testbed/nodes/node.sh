#!/usr/bin/env bash
# node.sh STATE PAUSE HOSTNAME ADDRESS GATEWAY [POD_RANGE=NODE_ADDRESS]…
# The first process of a node's namespaces. Its network card, eth0, is plugged in from outside between its first word
# and the go-ahead. It becomes PAUSE; containerd, kubelet and kube-proxy enter from outside. STATE outlives a power-off.
set -euo pipefail
# shellcheck source=namespace.sh
source "${BASH_SOURCE[0]%/*}/namespace.sh"

readonly state=$1 pause=$2 host=$3 address=$4 gateway=$5
shift 5

report started
await_go_ahead
isolate "$state"
mkdir -p /var/log/pods /var/log/containers
hostname "$host"
ip link set lo up
ip address add "$address/24" dev eth0
ip link set eth0 up
ip route add default via "$gateway"
echo 1 >/proc/sys/net/ipv4/ip_forward
for route in "$@"; do
  if [[ ${route#*=} != "$address" ]]; then ip route add "${route%=*}" via "${route#*=}"; fi
done
report ready
exec "$pause" >/dev/null
