'use strict';

const {Analytics} = require('@segment/analytics-node');
const story = require('./story');

const [url, token, userId] = process.argv.slice(2);
const analytics = new Analytics({writeKey: token, host: url, maxRetries: 3});
analytics.on('error', ({code, reason}) => {
  console.error(code, reason);
  process.exitCode = 1;
});
story(userId).forEach(([call, message]) => analytics[call](message));
analytics.closeAndFlush({timeout: 20000});
