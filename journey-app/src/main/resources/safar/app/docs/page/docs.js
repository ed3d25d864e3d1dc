'use strict';

/* global SwaggerUIBundle */

// who is signed in by cookie must show a secret with every change
async function withSecret(request) {
  const changes = !['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase());
  if (changes && !('Authorization' in request.headers)) {
    const session = await fetch('/api/session');
    const {csrf} = session.ok ? await session.json() : {};
    if (csrf) {
      request.headers[csrf.header] = csrf.token;
    }
  }
  return request;
}

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor: withSecret,
});
