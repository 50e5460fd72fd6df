#!/bin/bash
# Startup script of the training VM (Container-Optimized OS), given to it by `medcast vm create`. What to train stands in
# the metadata of the instance; nothing is put into this text. Whatever happens, the machine shuts itself down at the end.
set -euo pipefail
trap 'echo "medcast-training: ended with $?"; shutdown -h now' EXIT

metadata() {
  curl --fail --silent --header 'Metadata-Flavor: Google' \
    "http://metadata.google.internal/computeMetadata/v1/instance/attributes/$1"
}

image=$(metadata medcast-image)
task=$(metadata medcast-task)
data=$(metadata medcast-data)
models=$(metadata medcast-models)
channel=$(metadata medcast-channel)
seed=$(metadata medcast-seed)

# The root file system of the system is read-only, its home folder with it.
export HOME=/var/lib/medcast
mkdir -p "$HOME/bundles"
chown 65532:65532 "$HOME/bundles"
docker-credential-gcr configure-docker --registries="${image%%/*}"

medcast() {
  docker run --rm --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --user 65532:65532 \
    --env HOME=/tmp --volume "$HOME/bundles:/work" --entrypoint medcast "$image" "$@"
}

echo "medcast-training: $task with $image"
medcast train --task "$task" --data "$data" --out /work --seed "$seed"
medcast release publish --from file:/work --model "$task" --models "$models" \
  --channel "$channel" --reason "trained on a VM with seed $seed"
echo "medcast-training: $task is published in $models"
