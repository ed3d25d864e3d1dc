'use strict';

const Analytics = require('@rudderstack/rudder-sdk-node');
const story = require('./story');

const [url, token, userId] = process.argv.slice(2);
const analytics = new Analytics(token, {dataPlaneUrl: url, flushInterval: 100, logLevel: 'error'});
story(userId).forEach(([call, message]) => analytics[call](message, (error) => {
  if (error) {
    console.error(error);
    process.exitCode = 1;
  }
}));
