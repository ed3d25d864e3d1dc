#!/bin/sh
# Makes the secrets of the cluster that are missing, each in a file of its own. Containers run as other users, so the folder is what keeps others out.
set -eu
cd "$(dirname "$0")"

make() {
    [ -s "$1" ] || { cat >"$1" && chmod 0444 "$1" && echo "made $1"; }
}

random() {
    head -c "$1" /dev/urandom
}

umask 077
chmod 0700 .
random 32 | base64 | tr -d '\n' | make safar.identity.key
openssl genpkey -algorithm ed25519 -outform DER | base64 | tr -d '\n' | make safar.transparency.key
random 24 | base64 | tr -d '\n=' | tr '+/' '-_' | make safar.admin.token
random 24 | od -An -tx1 | tr -d ' \n' | make axon.axonserver.token
random 24 | od -An -tx1 | tr -d ' \n' | make axon.axonserver.admin-token
random 24 | od -An -tx1 | tr -d ' \n' | make mongo.password
random 24 | od -An -tx1 | tr -d ' \n' | make grafana.password
random 512 | base64 | tr -d '\n' | make mongo.key
printf 'mongodb://safar:%s@mongo-1,mongo-2,mongo-3/safar?replicaSet=safar&authSource=admin&w=majority&readConcernLevel=majority' \
    "$(cat mongo.password)" | make MONGODB_URI
