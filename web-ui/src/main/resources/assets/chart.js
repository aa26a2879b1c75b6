// Candle charts: reads a chart's data from its address and draws it in the colours of the page. Beside each chart the
// same figures stand in a table, so a page works without this file.
'use strict';
(() => {
  const root = document.documentElement;
  const drawn = new Map();
  const token = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const LINES = ['accent', 'loss2', 'gain2', 'muted'];
  const BANDS = { trend: 'gaintint', mean_reversion: 'infotint', neutral: 'warntint' };

  let library = null;
  const load = (address) => library ||= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => done(window.LightweightCharts);
    script.onerror = () => { library = null; failed(new Error('not loaded')); };
    document.head.append(script);
  });

  const read = (figure) => fetch(figure.dataset.source, { headers: { Accept: 'application/json' } }).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });

  // ---- one chart
  const build = (lib, figure, data) => {
    const swapped = root.dataset.pnl === 'redup';
    const up = token(swapped ? 'loss' : 'gain');
    const down = token(swapped ? 'gain' : 'loss');
    const box = figure.querySelector('.canvas');
    const chart = lib.createChart(box, {
      autoSize: true,
      layout: {
        attributionLogo: false, background: { color: token('surface') }, textColor: token('muted'), fontSize: 12,
        panes: { separatorColor: token('border'), enableResize: false },
      },
      grid: { vertLines: { color: token('border') }, horzLines: { color: token('border') } },
      rightPriceScale: { borderColor: token('border'), mode: 'discreet' in root.dataset ? 2 : 0 },
      timeScale: { borderColor: token('border'), timeVisible: data.intraday, secondsVisible: false, minBarSpacing: 0.05 },
      crosshair: { mode: 0 },
      handleScroll: { vertTouchDrag: false },
      localization: { locale: 'en-GB' },
    });
    const price = { type: 'price', precision: data.digits, minMove: 10 ** -data.digits };
    const candles = chart.addSeries(lib.CandlestickSeries, {
      upColor: token('surface'), borderUpColor: up, wickUpColor: up,
      downColor: down, borderDownColor: down, wickDownColor: down, priceFormat: price,
    });
    // the background of a regime, behind everything; its word is in the read-out and the table
    let runs = [];
    const paint = ({ context, bitmapSize, horizontalPixelRatio }) => {
      const scale = chart.timeScale();
      const half = (scale.logicalToCoordinate(1) - scale.logicalToCoordinate(0)) / 2;
      runs.forEach((run) => {
        const from = Math.round((scale.logicalToCoordinate(run.from) - half) * horizontalPixelRatio);
        const to = Math.round((scale.logicalToCoordinate(run.to) + half) * horizontalPixelRatio);
        context.fillStyle = token(BANDS[run.band] || 'surface');
        context.fillRect(from, 0, to - from, bitmapSize.height);
      });
    };
    candles.attachPrimitive({
      paneViews: () => [{ zOrder: () => 'bottom', renderer: () => ({ draw: (target) => target.useBitmapCoordinateSpace(paint) }) }],
    });
    const join = (fresh) => {
      const indexOf = new Map(fresh.bars.map(([time], index) => [time, index]));
      runs = [];
      fresh.bands.forEach(([time, band]) => {
        const index = indexOf.get(time);
        const last = runs.at(-1);
        if (last && last.band === band && last.to === index - 1) last.to = index;
        else runs.push({ band, from: index, to: index });
      });
    };
    const lines = data.lines.map((line, index) => {
      const series = chart.addSeries(lib.LineSeries, {
        color: token(LINES[index % LINES.length]), lineWidth: 2, priceLineVisible: false, title: line.name,
        crosshairMarkerVisible: false, priceFormat: line.pane === 0 ? price : { type: 'price', precision: line.digits, minMove: 10 ** -line.digits },
      }, line.pane);
      line.levels.forEach((level) => series.createPriceLine({
        price: level, color: token('control'), lineWidth: 1, lineStyle: 2, axisLabelVisible: true, title: '',
      }));
      return series;
    });
    chart.panes().forEach((pane, index) => pane.setStretchFactor(index === 0 ? 3 : 1));
    const markers = lib.createSeriesMarkers(candles, []);
    const fill = (fresh) => {
      join(fresh);
      candles.setData(fresh.bars.map(([time, open, high, low, close]) => ({ time, open, high, low, close })));
      lines.forEach((series, index) => series.setData(fresh.lines[index].points.map(([time, value]) =>
        value === null ? { time } : { time, value })));
      markers.setMarkers(fresh.markers.map((one) => ({
        time: one.time, position: one.buy ? 'belowBar' : 'aboveBar', shape: one.buy ? 'arrowUp' : 'arrowDown',
        color: token(one.buy ? 'accent' : 'loss2'), text: fresh.markers.length > 60 ? '' : one.text,
      })));
      words(fresh);
    };
    // ---- the figures under the pointer, or of the last candle, in words
    const line = figure.querySelector('.readout');
    let named = new Map();
    const words = (fresh) => { named = new Map(fresh.bands.map(([time, band, word]) => [time, word])); tell(null); };
    const tell = (event) => {
      const at = event && event.time && event.seriesData.get(candles);
      const bar = at || candles.data().at(-1);
      if (!line || !bar) return;
      const text = candles.priceFormatter();
      const parts = ['O ' + text.format(bar.open), 'H ' + text.format(bar.high), 'L ' + text.format(bar.low), 'C ' + text.format(bar.close)];
      lines.forEach((series, index) => {
        const point = at ? event.seriesData.get(series) : series.data().at(-1);
        if (point && point.value !== undefined) parts.push(data.lines[index].name + ' ' + series.priceFormatter().format(point.value));
      });
      if (named.has(bar.time)) parts.push(named.get(bar.time));
      line.textContent = parts.join('  ·  ');
    };
    chart.subscribeCrosshairMove(tell);
    fill(data);
    chart.timeScale().setVisibleLogicalRange({ from: Math.max(-1, data.bars.length - Math.max(60, box.clientWidth / 7)), to: data.bars.length + 2 });
    if (data.whole) chart.timeScale().fitContent();
    return { chart, fill };
  };

  const tools = (figure, chart) => {
    const bar = figure.querySelector('.chart-tools');
    if (!bar || bar.childElementCount) return;
    const scale = () => drawn.get(figure).chart.timeScale();
    const zoom = (factor) => {
      const range = scale().getVisibleLogicalRange();
      const half = (range.to - range.from) * factor / 2;
      const middle = (range.from + range.to) / 2;
      scale().setVisibleLogicalRange({ from: middle - half, to: middle + half });
    };
    const move = (share) => {
      const range = scale().getVisibleLogicalRange();
      const step = (range.to - range.from) * share;
      scale().setVisibleLogicalRange({ from: range.from + step, to: range.to + step });
    };
    [['−', 'Zoom out', () => zoom(1.6)], ['+', 'Zoom in', () => zoom(0.6)], ['‹', 'Earlier', () => move(-0.4)],
      ['›', 'Later', () => move(0.4)], ['Latest', 'Latest candle', () => scale().scrollToRealTime()],
      ['All', 'All candles', () => scale().fitContent()]].forEach(([text, label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = text;
      button.setAttribute('aria-label', label);
      button.onclick = act;
      bar.append(button);
    });
  };

  const draw = async (figure) => {
    const state = figure.querySelector('.chart-state');
    try {
      const [lib, data] = await Promise.all([load(figure.dataset.library), read(figure)]);
      if (!data.bars.length) {
        state.textContent = 'There are no candles in this range.';
        return;
      }
      const old = drawn.get(figure);
      if (old) old.chart.remove();
      drawn.set(figure, build(lib, figure, data));
      state.hidden = true;
      tools(figure);
    } catch (failed) {
      drawn.delete(figure);
      state.hidden = false;
      state.textContent = 'The chart cannot be drawn right now. The table below holds the same figures.';
    }
  };

  // ---- drawn when it comes into view, kept when its region is morphed, read again while the page is live
  const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (!entry.isIntersecting) return;
    seen.unobserve(entry.target);
    (window.requestIdleCallback || setTimeout)(() => draw(entry.target));
  }), { rootMargin: '200px' });
  const watch = () => document.querySelectorAll('figure[data-source]').forEach((figure) => {
    if (figure.dataset.watched) return;
    figure.dataset.watched = '1';
    seen.observe(figure);
  });
  if (window.Idiomorph) {
    window.Idiomorph.defaults.callbacks.beforeNodeMorphed = (old, fresh) =>
      !(old.dataset && old.dataset.watched && fresh.dataset && old.dataset.source === fresh.dataset.source);
  }
  document.body.addEventListener('htmx:afterSettle', watch);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => [...drawn.keys()].forEach(draw));
  setInterval(() => {
    if (document.hidden || root.dataset.refresh !== 'on') return;
    drawn.forEach((one, figure) => {
      if (!figure.isConnected) { one.chart.remove(); drawn.delete(figure); return; }
      if ('follow' in figure.dataset) read(figure).then(one.fill).catch(() => {});
    });
  }, 15000);
  watch();
})();
