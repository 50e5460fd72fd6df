# shellcheck shell=bash
# Shared by control-plane.sh and node.sh, which are the first processes of their namespaces.

# Mounts of pods must be seen by the kubelet and by containerd alike, and by nobody outside. What programs leave in /run
# ends with the namespace; what a kubelet finds in /proc/sys is what it wants, so that it changes nothing of the machine.
isolate() {
  local folder=$1 setting
  mount --make-rshared /
  mount -t tmpfs -o mode=755 tmpfs /run
  mkdir -p /run/netns /run/lock "$folder/lib" "$folder/log" "$folder/sysctl"
  mount --bind "$folder/lib" /var/lib
  mount --bind "$folder/log" /var/log
  for setting in vm/overcommit_memory=1 kernel/panic=10 kernel/panic_on_oops=1; do
    local file=$folder/sysctl/${setting//[\/=]/-}
    echo "${setting#*=}" >"$file"
    mount --bind "$file" "/proc/sys/${setting%=*}"
  done
}

# Says a word to whoever started this script.
report() {
  echo "$1"
}

# Waits for a line from whoever started this script.
await_go_ahead() {
  read -r
}
