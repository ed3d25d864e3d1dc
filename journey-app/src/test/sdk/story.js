'use strict';

/** What one customer does, as calls that every library has. */
module.exports = (userId) => [
  ['identify', {userId, anonymousId: `a-${userId}`, traits: {email: `${userId}@example.org`, plan: 'gold'}}],
  ['page', {anonymousId: `a-${userId}`, name: 'Home', properties: {url: 'https://shop.example/', title: 'Welcome'}}],
  ['screen', {anonymousId: `a-${userId}`, name: 'Basket'}],
  ['track', {userId, event: 'Product Viewed', properties: {sku: 'A-1', name: 'Tea', url: 'https://shop.example/tea'}}],
  ['track', {
    userId,
    event: 'Order Completed',
    timestamp: new Date('2026-05-03T10:00:00Z'),
    properties: {
      order_id: `o-${userId}`,
      total: 34.9,
      currency: 'EUR',
      products: [{sku: 'A-1', name: 'Tea', category: 'drinks', price: 17.45, quantity: 2}],
    },
  }],
  ['track', {userId, event: 'Order Refunded', properties: {order_id: `o-${userId}`, total: 17.45, currency: 'EUR'}}],
  ['track', {userId, event: 'Wish Made', properties: {wish: 'green tea'}}],
  ['group', {userId, groupId: 'g-1', traits: {name: 'Guild'}}],
  ['alias', {userId, previousId: `before-${userId}`}],
];
