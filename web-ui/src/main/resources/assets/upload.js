// The import form with a progress bar. Without it the form sends the file by itself.
'use strict';
(() => {
  const form = document.getElementById('import-form');
  if (!form) return;
  const box = document.getElementById('upload-progress');
  const words = box.querySelector('[role=status]');
  const say = (text, failed) => {
    words.textContent = text;
    words.classList.toggle('field-error', Boolean(failed));
  };
  form.addEventListener('submit', (event) => {
    const file = form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    box.hidden = false;
    if (file.size > Number(form.dataset.limit)) {
      say('This file is larger than ' + form.dataset.limitText + '. Nothing was sent. Split it by time.', true);
      return;
    }
    const query = new URLSearchParams({ file: file.name });
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value && name !== 'csrf-token') query.set(name, value);
    }
    const button = form.querySelector('button.primary');
    const done = () => { button.disabled = false; button.removeAttribute('aria-busy'); };
    button.disabled = true;
    button.setAttribute('aria-busy', 'true');
    const request = new XMLHttpRequest();
    request.open('POST', '/data/import?' + query);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('HX-Request', 'true');
    Object.entries(JSON.parse(document.body.getAttribute('hx-headers'))).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (progress) => {
      box.querySelector('progress').value = progress.loaded / file.size;
      say(Math.round(100 * progress.loaded / file.size) + ' % sent', false);
    };
    request.upload.onload = () => say('Sent. The checks begin.', false);
    request.onload = () => {
      const next = request.getResponseHeader('HX-Redirect');
      if (next) { location.href = next; return; }
      done();
      const problem = request.getResponseHeader('X-Problem');
      say(problem ? JSON.parse(problem).text : 'The file was not taken. Nothing was imported.', true);
    };
    request.onerror = () => { done(); say('No answer. Look at the list of imports before you send it again.', true); };
    request.send(file);
  });
})();
