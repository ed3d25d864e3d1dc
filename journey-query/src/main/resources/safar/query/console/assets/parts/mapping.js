// Which column becomes what: a mapping as docs/import.md describes it, made by choosing.

const money = (column, choice) => ({from: column, as: 'money', currency: choice.currency});
const number = column => ({from: column, as: 'number'});
const moment = (column, choice) => ({from: column, as: 'time', formats: [choice.format], zone: choice.zone});

/** What may be chosen for each type; `must` has to be, `as` says how a column is read where it is no text. */
const CUSTOMER = ['userId', 'loyaltyCard', 'email', 'phone', 'anonymousId'].map(one => ({pointer: `/customer/${one}`}));
const ALL = [{pointer: '/id', must: true}, {pointer: '/occurredAt', must: true, as: moment}, ...CUSTOMER, {pointer: '/customer/traits/name'}, {pointer: '/channel'}];
export const FIELDS = {
  purchase: [{pointer: '/data/orderId', must: true}, {pointer: '/data/total', must: true, as: money}],
  return: [{pointer: '/data/orderId', must: true}, {pointer: '/data/refund', must: true, as: money}, {pointer: '/data/reason'}],
  complaint: [{pointer: '/data/product', must: true}, {pointer: '/data/issue', must: true}, {pointer: '/data/narrative'}, {pointer: '/data/complaintId'}, {pointer: '/data/severity'}],
  'survey-answer': [{pointer: '/data/surveyId', must: true}, {pointer: '/data/score', as: number}, {pointer: '/data/verbatim'}],
  call: [{pointer: '/data/topic'}, {pointer: '/data/agent'}, {pointer: '/data/waitSeconds', as: number}, {pointer: '/data/talkSeconds', as: number}, {pointer: '/data/outcome'}],
  'page-view': [{pointer: '/data/url', must: true}, {pointer: '/data/title'}, {pointer: '/data/referrer'}],
  visit: [{pointer: '/data/place', must: true}, {pointer: '/data/minutes', as: number}],
  custom: [{pointer: '/data/name', must: true}],
};
/** What a type must say that is the same for all rows. */
const CONSTANT = {call: {'/data/direction': 'inbound'}};
export const KINDS = ['nps', 'csat', 'ces'];
export const FORMATS = ['iso', 'yyyy-MM-dd', 'yyyy/M/d', 'dd.MM.yyyy', 'd/M/yyyy', 'M/d/yyyy', 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm:ss', 'dd.MM.yyyy HH:mm', 'M/d/yyyy H:mm', 'epoch-seconds', 'epoch-millis'];

export const fieldsOf = type => [...ALL, ...FIELDS[type]];

const plain = name => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const GUESSES = {
  '/id': ['id', 'orderid', 'order', 'invoiceno', 'complaintid', 'key'], '/occurredAt': ['occurredat', 'date', 'day', 'time', 'timestamp', 'invoicedate', 'datereceived', 'createdat'],
  '/customer/userId': ['userid', 'customerid', 'user', 'customer'], '/customer/email': ['email', 'mail'], '/customer/phone': ['phone', 'mobile', 'tel'], '/customer/loyaltyCard': ['card', 'loyaltycard'],
  '/customer/traits/name': ['name', 'customername', 'fullname'], '/channel': ['channel', 'submittedvia'], '/data/orderId': ['orderid', 'order', 'invoiceno'], '/data/total': ['total', 'price', 'amount'], '/data/refund': ['refund', 'amount'],
  '/data/surveyId': ['surveyid', 'survey'], '/data/url': ['url'], '/data/place': ['place', 'store'], '/data/name': ['name', 'event'], '/data/narrative': ['narrative', 'consumercomplaintnarrative'],
};

/** Columns whose names say what they are. */
export function guessed(type, columns) {
  const known = new Map(columns.map(column => [plain(column), column]));
  return Object.fromEntries(fieldsOf(type).map(({pointer}) => [pointer, (GUESSES[pointer] ?? [plain(pointer.split('/').at(-1))]).map(name => known.get(name)).find(Boolean) ?? '']));
}

const text = value => JSON.stringify(value);
const written = value => (typeof value === 'string' ? text(value) : `{${Object.entries(value).map(([key, one]) => `${key}: ${Array.isArray(one) ? `[${one.map(text).join(', ')}]` : text(one)}`).join(', ')}}`);

/**
 * The mapping as YAML.
 * @param choice {source, type, columns: pointer to column, format, zone, currency, channel, kind, separator, charset}
 */
export function yaml(choice) {
  const set = {};
  for (const {pointer, as} of fieldsOf(choice.type)) {
    const column = choice.columns[pointer];
    if (column) {
      set[pointer] = as ? as(`\${${column}}`, choice) : `\${${column}}`;
    }
  }
  if (!set['/channel'] && choice.channel) {
    set['/channel'] = choice.channel;
  }
  Object.assign(set, CONSTANT[choice.type], choice.type === 'survey-answer' ? {'/data/kind': choice.kind} : {});
  const input = {...(choice.separator !== ',' ? {separator: choice.separator} : {}), ...(choice.charset !== 'UTF-8' ? {charset: choice.charset} : {})};
  return [
    `source: ${text(choice.source)}`,
    ...(Object.keys(input).length > 0 ? [`input: ${written(input)}`] : []),
    'touchpoints:',
    `  - type: ${choice.type}`,
    '    set:',
    ...Object.entries(set).map(([pointer, value]) => `      ${pointer}: ${written(value)}`),
  ].join('\n').concat('\n');
}
