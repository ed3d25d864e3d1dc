// Makes the replica set and the user that Safar signs in as; what is there already stays.
const password = require('fs').readFileSync('/run/secrets/mongo.password', 'utf8').trim();
const members = ['mongo-1', 'mongo-2', 'mongo-3'].map((host, _id) => ({_id, host: `${host}:27017`}));

function begun() {
  try {
    return rs.status().ok === 1;
  } catch (problem) {
    // a set that has users wants somebody to sign in, so it is there
    return problem.codeName === 'Unauthorized';
  }
}

if (!begun()) {
  rs.initiate({_id: 'safar', members});
  while (!db.hello().isWritablePrimary) {
    sleep(500);
  }
  db.getSiblingDB('admin').createUser({user: 'safar', pwd: password, roles: [{role: 'readWrite', db: 'safar'}]});
}
