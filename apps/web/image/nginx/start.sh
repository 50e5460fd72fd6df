#!/bin/sh
# Writes where the predictor is, then becomes nginx. In a cluster names are looked up by nginx itself, which knows no search
# domains: the first one of the pod, `<namespace>.svc.<cluster domain>`, is put behind the Service's name here.
set -eu

predictor=${PREDICTOR_ADDRESS:-}
servers=
search=
while read -r key first rest || [ -n "$key" ]; do
  case $key in
    nameserver)
      case $first in
        *:*) servers="$servers [$first]" ;;
        *) servers="$servers $first" ;;
      esac
      ;;
    search) search=$first ;;
  esac
done </etc/resolv.conf
: "${rest:=}"

if [ -z "$predictor" ]; then
  case $search in
    *.svc.*) predictor=predictor.$search ;;
    *) predictor=predictor ;;
  esac
fi

{
  printf 'map "" $predictor { default "%s"; }\n' "$predictor"
  if [ -n "$servers" ]; then printf 'resolver%s valid=5s;\nresolver_timeout 2s;\n' "$servers"; fi
} >/tmp/predictor.conf

exec nginx -c /app/nginx/nginx.conf -g 'daemon off;'
