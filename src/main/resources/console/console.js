'use strict';

SwaggerUIBundle({
  dom_id: '#console',
  url: '/api/openapi.json',
  deepLinking: true,
  // the scopes, which stand in x-required-scopes
  showExtensions: true,
  // nothing is asked of other hosts
  validatorUrl: null,
  // a key lives as long as the page, and the address of the page cannot set anything of this
  persistAuthorization: false,
  queryConfigEnabled: false,
});
