// Finishes the collection that openapi-to-postmanv2 makes: variables in place of invented values, so that a request can be sent
// once they are set and two runs make the same file. Arguments: the file to read, the file to write.
'use strict';

const fs = require('node:fs');

const [from, to] = process.argv.slice(2);
const collection = JSON.parse(fs.readFileSync(from, 'utf8'));
const places = new Set();

function finishRequest(request) {
  // null would mean no key; without it the collection's is sent
  delete request.auth;
  if (!request.body?.mode) {
    delete request.body;
  }
  for (const parameter of [...(request.header ?? []), ...(request.url.query ?? [])].filter((each) => each.disabled)) {
    parameter.value = parameter.key === 'Idempotency-Key' ? '{{$guid}}' : '';
  }
  for (const variable of request.url.variable ?? []) {
    variable.value = `{{${variable.key}}}`;
    places.add(variable.key);
  }
}

function finishAnswer(answer) {
  delete answer.id;
  finishRequest(answer.originalRequest);
  answer.header = (answer.header ?? []).filter((each) => each.value !== '');
}

function finish(item) {
  delete item.id;
  if (item.item) {
    item.item.forEach(finish);
    return;
  }
  delete item.event;
  finishRequest(item.request);
  item.response.forEach(finishAnswer);
}

collection.item.forEach(finish);
delete collection.info._postman_id;
delete collection.event;
collection.variable = [
  { key: 'baseUrl', value: 'http://127.0.0.1:8080/api', type: 'string', description: 'The URL of the service with its path.' },
  { key: 'apiKey', value: '', type: 'secret', description: 'The key, which every request sends as x-api-key.' },
  ...[...places].sort().map((key) => ({ key, value: '', type: 'string', description: `The part :${key} of a path.` })),
];
fs.writeFileSync(to, `${JSON.stringify(collection, null, 2)}\n`);
