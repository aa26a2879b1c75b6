// Live updates, dialog, toasts and shortcuts. Pages work without it.
'use strict';
(() => {
  const root = document.documentElement;
  const body = document.body;
  const $ = (selector) => document.querySelector(selector);
  const changed = (topic) => window.htmx.trigger(body, 'changed:' + topic);

  // ---- time zone of this device, once
  if (!document.cookie.includes('tradewind-zone=')) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone) document.cookie = 'tradewind-zone=' + zone + ';path=/;max-age=31536000;samesite=lax';
  }

  // ---- toasts: at most three; warnings stay until closed
  const toast = (text, kind) => {
    const box = $('#toasts');
    if (!text || !box) return;
    while (box.children.length > 2) box.firstChild.remove();
    const one = document.createElement('div');
    one.className = 'toast ' + (kind || '');
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close message');
    close.onclick = () => one.remove();
    one.append(words, close);
    box.append(one);
    if (kind !== 'warn' && kind !== 'danger') setTimeout(() => one.remove(), 8000);
  };

  // ---- one dialog
  const dialog = $('#dialog');
  const closeDialog = () => { if (dialog && dialog.open) dialog.close(); };
  body.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target.id !== 'dialog-body') return;
    if (!dialog.open) dialog.showModal();
    const problem = dialog.querySelector('.notice[tabindex]');
    (problem || dialog.querySelector('[autofocus]') || dialog).focus({ preventScroll: true });
    dialog.scrollTop = 0;
  });
  body.addEventListener('click', (event) => {
    if (event.target === dialog) closeDialog();
    const close = event.target.closest('dialog [data-close]');
    if (close) { event.preventDefault(); closeDialog(); }
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      const text = document.getElementById(copy.dataset.copy).textContent;
      const done = () => { copy.textContent = 'Copied'; };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done); else selectText(copy.dataset.copy);
    }
  });
  const selectText = (id) => {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(id));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const summary = $('.notice[role=alert]');
  if (summary) summary.focus();

  // ---- morph keeps what the reader opened or ticked, and never touches a dialog
  if (window.Idiomorph) {
    window.Idiomorph.defaults.ignoreActiveValue = true;
    window.Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
      !(name === 'open' && (node.tagName === 'DETAILS' || node.tagName === 'DIALOG'))
      && !(name === 'checked' && node.closest('[data-region]'));
  }

  // ---- requests: busy buttons, answers of the server, calm refusals
  const buttons = (element) => element.matches && element.matches('form') ? element.querySelectorAll('button') : [];
  body.addEventListener('htmx:beforeRequest', (event) => {
    buttons(event.detail.elt).forEach((one) => { one.setAttribute('aria-busy', 'true'); one.disabled = true; });
  });
  body.addEventListener('htmx:afterRequest', (event) => {
    const elt = event.detail.elt;
    buttons(elt).forEach((one) => { one.removeAttribute('aria-busy'); one.disabled = false; });
    const xhr = event.detail.xhr;
    const region = elt.closest && elt.matches('[data-region]');
    if (region) { elt.classList.toggle('stale', !event.detail.successful); return; }
    const problem = xhr && xhr.getResponseHeader('X-Problem');
    if (problem) {
      const told = JSON.parse(problem);
      toast(told.text, told.kind);
      if (xhr.status === 409) { closeDialog(); setTimeout(() => changed('all'), 1000); }
    }
  });
  // what only reads (a get, or a part that follows what is typed) may be given up for a newer one, and is no worry when lost
  const unheard = (event) => {
    const { elt, requestConfig } = event.detail;
    if (elt.matches('[data-region]')) return;
    const reads = requestConfig.verb === 'get' || elt.hasAttribute('hx-sync');
    toast(reads ? 'No answer. Try again in a moment.'
      : 'No answer. It may have been carried out; check the list before trying again.', reads ? '' : 'warn');
  };
  body.addEventListener('htmx:sendError', unheard);
  body.addEventListener('htmx:timeout', unheard);
  body.addEventListener('done', (event) => {
    closeDialog();
    toast(event.detail.text, event.detail.kind);
    (event.detail.topics || []).forEach(changed);
  });

  // ---- live: one stream per visible tab; the fallback reads every 15 s
  const on = root.dataset.refresh === 'on';
  const label = $('#live-text');
  const light = $('#live');
  let source = null, watchdog = 0, poll = 0, wait = 1000, retry = 0, seen = false;
  const show = (state, text) => {
    if (!label) return;
    light.classList.remove('on', 'slow');
    if (state) light.classList.add(state);
    if (label.textContent !== text) label.textContent = text;
  };
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(lost, 25000);
  };
  const close = () => {
    clearTimeout(watchdog); clearTimeout(retry); clearInterval(poll);
    poll = 0;
    if (source) source.close();
    source = null;
  };
  const lost = () => {
    close();
    show('slow', 'Every 15 s');
    poll = setInterval(() => changed('all'), 15000);
    retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, 30000);
  };
  const open = () => {
    if (document.hidden || !on || !window.EventSource) return;
    clearInterval(poll);
    if (source) source.close();
    source = new EventSource('/stream');
    alive();
    source.onerror = lost;
    source.addEventListener('ping', () => {
      alive();
      wait = 1000;
      show('on', 'Live');
      if (seen) return;
      seen = true;
    });
    source.addEventListener('changed', (event) => { alive(); changed(event.data); });
    source.addEventListener('frame', () => { alive(); changed('frame'); });
    source.addEventListener('tick', (event) => { alive(); JSON.parse(event.data).forEach(tick); });
  };
  const tick = ([key, text, kind]) => {
    document.querySelectorAll('[data-live="' + CSS.escape(key) + '"]').forEach((place) => {
      place.textContent = text;
      const owner = place.matches('.num') ? place : place.closest('.num');
      if (owner && !key.startsWith('mark-') && key !== 'equity') {
        owner.classList.remove('gain', 'loss');
        if (kind) owner.classList.add(kind);
      }
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { close(); show('', on ? 'Waiting' : 'Paused'); } else if (on) { open(); if (seen) changed('all'); }
  });
  addEventListener('pagehide', close);
  if (on) open();

  // ---- shortcuts: they go and read, they never order
  const places = { h: '/', p: '/positions', o: '/orders', s: '/signals', b: '/backtests', n: '/notifications' };
  let prefix = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input,select,textarea,dialog')) return;
    if (prefix && places[event.key]) { location.href = places[event.key]; return; }
    prefix = 0;
    if (event.key === 'g') { prefix = 1; setTimeout(() => { prefix = 0; }, 1500); }
    if (event.key === 'r') { changed('all'); toast('Read again.', ''); }
    if (event.key === '?') location.href = '/help';
  });
})();
