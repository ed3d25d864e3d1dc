// How customers move through the stages, the rules behind it, and what a change of the rules would do.

import {html, nothing} from 'lit';
import {get, may, Problem, withParameters} from '../api.js';
import {count, fixed, period, time} from '../format.js';
import {recall} from '../memory.js';
import {adjust, link, parameters} from '../router.js';
import {appearance, t, word} from '../settings.js';
import {Answer, explain} from '../parts/answer.js';
import {axis, colour, legend, palette} from '../parts/chart.js';
import {follow, isGoing, jobLine} from '../parts/jobs.js';
import {kept} from '../parts/kept.js';
import {Page} from '../parts/page.js';
import {send} from '../parts/yaml.js';
import {exporter, table} from '../parts/table.js';

/** Of typing, in milliseconds, after which a draft is checked. */
const PAUSE = 300;
/** Of pictures, in pixels. */
const HEIGHT = {sizes: 320, flows: 360};
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

class LifecyclePage extends Page {
  static properties = {draft: {state: true}, refusal: {state: true}, sound: {state: true}, job: {state: true}, published: {state: true}};

  #figures = new Answer(this, () => figures(parameters()));
  #policy = new Answer(this, () => POLICY);
  #differences = new Answer(this, () => get(this.job.result.differences, {limit: 100}));
  #shown = null;
  #typed;

  connectedCallback() {
    super.connectedCallback();
    this.#policy.load();
  }

  disconnectedCallback() {
    clearTimeout(this.#typed);
    super.disconnectedCallback();
  }

  arrive() {
    const {from, to, job} = parameters();
    if (this.#shown !== `${from} ${to}`) {
      this.#shown = `${from} ${to}`;
      this.#figures.load();
    }
    if (job && job !== this.job?.id) {
      this.#follow(get(`/api/jobs/${encodeURIComponent(job)}`));
    }
    this.requestUpdate();
  }

  render() {
    const {from, to} = parameters();
    return html`
      <header class="title"><h1>${t('nav.lifecycle')}</h1></header>
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.value})} @submit=${event => event.preventDefault()}>
        <label>${t('from')}<input type="date" name="from" .value=${from ?? ''}></label>
        <label>${t('to')}<input type="date" name="to" .value=${to ?? ''}></label>
      </form>
      ${this.#figures.showOnce(figures => this.#movement(figures))}
      <section class="card"><h2>${t('policy')}</h2>${this.#policy.show(policy => this.#rules(policy))}</section>`;
  }

  #movement(figures) {
    if (figures.customers === 0) {
      return html`<section class="card"><p class="quiet empty">${t('lifecycle.none')}</p></section>`;
    }
    return html`
      <section class="card"><h2>${t('lifecycle.sizes')}</h2>
        <safar-chart .option=${sizes(figures, appearance())} .height=${HEIGHT.sizes} label=${t('lifecycle.sizes')}></safar-chart>
        <p class="tools">${exporter('stage-sizes', sizeColumns(figures), figures.sizes)}</p></section>
      <div class="cards two">
        <section class="card"><h2>${t('lifecycle.flows')}</h2>
          ${figures.flows.length ? html`<safar-chart .option=${flows(figures, appearance())} .height=${HEIGHT.flows} label=${t('lifecycle.flows')}></safar-chart>
            <p class="tools">${exporter('stage-flows', flowColumns(), figures.flows)}</p>` : html`<p class="quiet empty">${t('empty')}</p>`}</section>
        <section class="card"><h2>${t('lifecycle.time')}</h2>
          ${table([
            {key: 'stage', title: t('stage'), show: row => html`<a href=${link('/customers', {stage: row.stage})}>${word('stage', row.stage)}</a>`},
            {key: 'completed', title: t('lifecycle.completed'), number: true, show: row => count(row.completed)},
            {key: 'meanDays', title: t('lifecycle.mean'), number: true, show: row => (row.meanDays === null ? '–' : t('days', {days: fixed(row.meanDays)}))},
          ], figures.timeInStage, {name: 'time-in-stage'})}</section>
      </div>
      <p class="quiet small"><bdi>${figures.definition}</bdi> · ${t('policy.version')} ${count(figures.policyVersion)} · ${time(figures.evaluatedAt)}</p>`;
  }

  #rules(policy) {
    const text = this.draft ?? policy.text;
    const touched = this.draft !== null && this.draft !== undefined && this.draft !== policy.text;
    return html`
      <p class="quiet">${t('policy.version')} ${count(policy.version)}${policy.publishedBy ? html` · <bdi>${policy.publishedBy}</bdi>` : nothing} ${policy.publishedAt ? time(policy.publishedAt) : nothing}
        ${policy.evaluated === false ? html`<span class="warn">${t('policy.evaluating')}</span>` : nothing}</p>
      <label class="quiet" for="policy-text">${t('policy.text')}</label>
      <textarea id="policy-text" rows="22" spellcheck="false" dir="ltr" .value=${text} ?readonly=${!may('marketer', 'admin')} @input=${event => this.#edit(event.target.value)}></textarea>
      ${this.refusal ? this.#refused(this.refusal) : touched && this.sound ? html`<p class="quiet" role="status">${t('policy.sound')}</p>` : nothing}
      ${this.published ? html`<p class="notice" role="status">${t('policy.published', {version: count(this.published.version)})}</p>` : nothing}
      ${may('marketer', 'admin') ? html`
        <p class="tools">
          ${touched ? html`<button class="plain" @click=${() => this.#edit(null)}>${t('policy.back')}</button>` : nothing}
          <button class="plain" ?disabled=${!touched || isGoing(this.job)} @click=${() => this.#try(text)}>${t('what.if')}</button>
          <button ?disabled=${!touched} @click=${() => this.#publish(text, policy.version)}>${t('policy.publish')}</button>
        </p>` : nothing}
      ${this.job ? html`${jobLine(this.job)} ${this.job.result?.matrix ? this.#outcome(this.job.result) : nothing}` : nothing}`;
  }

  #refused(problem) {
    if (!(problem instanceof Problem) || problem.errors.length === 0) {
      return explain(problem);
    }
    return html`<div class="problem" role="alert"><strong>${t('policy.refused')}</strong>
      <ul>${problem.errors.map(error => html`<li dir="auto"><code dir="ltr">${error.pointer}${error.line ? ` ${error.line}:${error.column}` : ''}</code> ${error.detail}</li>`)}</ul></div>`;
  }

  #outcome(result) {
    const stages = [...new Set([...Object.keys(result.matrix), ...Object.values(result.matrix).flatMap(row => Object.keys(row))])];
    return html`
      <h3>${t('what.if.result', {differing: count(result.differing), customers: count(result.customers)})}</h3>
      ${table([
        {key: 'current', title: t('what.if.rows'), show: row => word('stage', row.current)},
        ...stages.map(stage => ({key: stage, title: word('stage', stage), number: true, text: row => result.matrix[row.current]?.[stage] ?? 0, show: row => cell(row.current, stage, result.matrix[row.current]?.[stage] ?? 0)})),
      ], stages.map(current => ({current})), {name: 'what-if-matrix'})}
      <h3>${t('what.if.who')}</h3>
      ${this.#differences.value || this.#differences.problem || this.#differences.pending ? this.#differences.show(page => table([
        {key: 'id', title: t('customer'), show: row => html`<a href=${link(`/customers/${row.id}`)}><code>${row.id.slice(0, 14)}…</code></a>`},
        {key: 'current', title: t('what.if.current'), show: row => word('stage', row.current)},
        {key: 'draft', title: t('what.if.draft'), show: row => word('stage', row.draft)},
        {key: 'since', title: t('since'), show: row => time(row.since)},
      ], page.items, {name: 'what-if-customers'})) : nothing}`;
  }

  #edit(text) {
    this.draft = text;
    this.published = null;
    clearTimeout(this.#typed);
    if (text === null || text === this.#policy.value.text) {
      this.refusal = this.sound = null;
    } else {
      this.#typed = setTimeout(() => this.#check(text), PAUSE);
    }
  }

  /** What is wrong with a draft is told while it is written. */
  async #check(text) {
    const problem = await send('POST', '/api/policies/lifecycle/check', text)
      .then(({errors}) => (errors.length > 0 ? new Problem(422, {errors}) : null), failure => failure);
    if (text === this.draft) {
      this.refusal = problem;
      this.sound = !problem;
    }
  }

  async #try(text) {
    this.refusal = null;
    this.job = ASKED;
    try {
      this.job = await send('POST', '/api/policies/lifecycle/what-if', text);
      adjust({job: this.job.id}, true);
      await this.#follow(this.job);
    } catch (problem) {
      this.refusal = problem;
      this.job = this.job === ASKED ? null : this.job;
    }
  }

  /** A job that asks what if, begun here or found in the address, to its end. */
  async #follow(begun) {
    try {
      await follow(await begun, job => (this.job = job));
      if (this.job.result?.differences) {
        this.#differences.load();
      }
    } catch (problem) {
      this.refusal = problem;
    }
  }

  async #publish(text, version) {
    this.refusal = null;
    try {
      this.published = await send('PUT', '/api/policies/lifecycle', text, {'If-Match': `"${version}"`});
      this.draft = this.sound = null;
      this.#policy.load();
    } catch (problem) {
      this.refusal = problem;
    }
  }
}

const POLICY = '/api/policies/lifecycle';
/** A question that the server has not begun to answer. */
const ASKED = {kind: 'what-if lifecycle', status: 'queued', done: 0, total: 0};
const figures = ({from, to}) => withParameters('/api/metrics/lifecycle', {from, to, tz: ZONE});

/** What will be asked for whoever goes to this page. */
export const questions = wanted => [figures(wanted), POLICY];

/** What will be drawn, of what was answered. */
export function pictures(wanted) {
  const answer = recall(figures(wanted));
  return answer && answer.customers > 0 ? [{option: sizes(answer, appearance()), height: HEIGHT.sizes}, ...(answer.flows.length > 0 ? [{option: flows(answer, appearance()), height: HEIGHT.flows, half: true}] : [])] : [];
}

const sizeColumns = figures => [{key: 'period', title: t('by.month')}, ...figures.timeInStage.map(({stage}) => ({key: stage, title: word('stage', stage), text: month => month.stages[stage] ?? 0}))];
const flowColumns = () => ['period', 'from', 'to', 'count'].map(key => ({key, title: key}));

const cell = (current, draft, number) =>
  (number === 0 ? html`<span class="quiet">0</span>` : current === draft ? count(number) : html`<strong class="warn">${count(number)}</strong>`);

const sizes = kept((figures, _) => {
  const stages = figures.timeInStage.map(row => row.stage);
  return {
    tooltip: {trigger: 'axis', formatter: points => [points[0].axisValueLabel, ...points.filter(point => point.value > 0).reverse().map(point => `${point.seriesName}: ${count(point.value)}`)].join('\n')},
    legend: {data: stages.map(stage => word('stage', stage)), ...legend()},
    grid: {left: 56, right: 32, top: 40, bottom: 28},
    xAxis: axis({type: 'category', boundaryGap: false, data: figures.sizes.map(month => period(month.period))}),
    yAxis: axis({type: 'value'}),
    series: stages.map(stage => ({name: word('stage', stage), type: 'line', stack: 'all', symbol: 'none', zlevel: 0, emphasis: {disabled: true}, areaStyle: {opacity: 0.7}, lineStyle: {width: 1}, data: figures.sizes.map(month => month.stages[stage] ?? 0)})),
  };
});

/** A Sankey picture has no circles: stages one comes from stand on one side, those one goes to on the other. */
const flows = kept((figures, _) => {
  const sums = new Map();
  for (const flow of figures.flows) {
    const key = `${flow.from}\n${flow.to}`;
    sums.set(key, (sums.get(key) ?? 0) + flow.count);
  }
  const links = [...sums].map(([key, value]) => {
    const [from, to] = key.split('\n');
    return {source: `${from} `, target: to, value};
  });
  const names = [...new Set(links.flatMap(one => [one.source, one.target]))];
  const colours = palette();
  const stages = figures.timeInStage.map(row => row.stage);
  return {
    tooltip: {formatter: ({dataType, data, name, value}) => (dataType === 'edge' ? `${word('stage', data.source.trim())} → ${word('stage', data.target.trim())}: ${count(data.value)}` : `${word('stage', name.trim())}: ${count(value)}`)},
    series: [{
      type: 'sankey', left: 8, right: 110, top: 8, bottom: 8, nodeGap: 10, draggable: false,
      label: {color: colour('--text'), formatter: node => word('stage', node.name.trim())},
      lineStyle: {color: 'source', opacity: 0.35},
      data: names.map(name => ({name, itemStyle: {color: colours[Math.max(0, stages.indexOf(name.trim())) % colours.length]}})),
      links,
    }],
  };
});

customElements.define('lifecycle-page', LifecyclePage);
