(() => {
  'use strict';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const font = '12px system-ui, sans-serif';
  const short = value => {
    if (value == null) {
      return '';
    }
    const isPlain = value === 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
    return isPlain ? String(+value.toPrecision(4)) : value.toExponential(3).replace(/\.?0*e/, 'e').replace('e+', 'e');
  };
  const axis = options => ({
    font,
    stroke: color('muted'),
    grid: { stroke: color('line'), width: 1 },
    ticks: { stroke: color('line'), width: 1 },
    values: (chart, splits) => splits.map(short),
    ...options,
  });

  function lines(plot, data, width) {
    const few = data.x.length <= 40;
    const best = data.x.indexOf(data.best);
    const line = ({ name }) => ({
      label: name,
      stroke: color(data.lines.length > 1 && name === 'training' ? 'training' : 'validation'),
      dash: data.lines.length > 1 && name === 'training' ? [6, 4] : undefined,
      width: 2,
      points: { show: few, size: 5 },
      value: (chart, value) => value == null ? '–' : short(value),
    });
    return new uPlot({
      width,
      height: Math.round(Math.min(Math.max(width * 0.55, 200), 320)),
      scales: {
        x: { time: false, range: (chart, from, to) => from === to ? [from - 1, to + 1] : [from, to] },
        y: data.logarithmic ? { distr: 3 } : {},
      },
      axes: [
        axis({ incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6, 1e7] }),
        axis({ size: 60 }),
      ],
      series: [{ label: 'epoch', value: (chart, value) => value ?? '–' }, ...data.lines.map(line)],
      cursor: { drag: { x: true, y: false }, points: { size: 7 } },
      hooks: {
        drawAxes: [chart => {
          if (best >= 0 && data.x.length > 1) {
            const x = Math.round(chart.valToPos(data.best, 'x', true));
            const { ctx, bbox } = chart;
            if (x >= bbox.left && x <= bbox.left + bbox.width) {
              ctx.save();
              ctx.strokeStyle = color('muted');
              ctx.lineWidth = devicePixelRatio;
              ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
              ctx.beginPath();
              ctx.moveTo(x, bbox.top);
              ctx.lineTo(x, bbox.top + bbox.height);
              ctx.stroke();
              ctx.fillStyle = color('muted');
              ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
              const isLeft = x > bbox.left + bbox.width / 2;
              ctx.textAlign = isLeft ? 'right' : 'left';
              ctx.textBaseline = 'top';
              ctx.fillText('best', x + (isLeft ? -4 : 4) * devicePixelRatio, bbox.top + 2 * devicePixelRatio);
              ctx.restore();
            }
          }
        }],
      },
    }, [data.x, ...data.lines.map(line => line.y)], plot);
  }

  function plane(plot, data, width, image) {
    const paths = data.shapes.map(shape => new Path2D(shape));
    const axes = { grid: { show: false }, labelFont: font, labelSize: 18 };
    return new uPlot({
      width,
      height: Math.round(width * 0.9),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: data.xRange }, y: { range: data.yRange } },
      axes: [axis({ ...axes, label: 'x1', size: 30 }), axis({ ...axes, label: 'x2', size: 46 })],
      series: [{}, { show: false }],
      hooks: {
        drawClear: [({ ctx, bbox }) => image && ctx.drawImage(image, bbox.left, bbox.top, bbox.width, bbox.height)],
        draw: [chart => {
          const { ctx } = chart;
          const outline = color('page');
          const ring = color('text');
          data.x.forEach((x, index) => {
            const path = paths[data.color[index] % paths.length];
            const size = Math.min(devicePixelRatio, devicePixelRatio * width / 400) * 0.85;
            ctx.save();
            ctx.translate(chart.valToPos(x, 'x', true), chart.valToPos(data.y[index], 'y', true));
            ctx.scale(size, size);
            ctx.fillStyle = data.colors[data.color[index] % data.colors.length];
            ctx.strokeStyle = outline;
            ctx.fill(path);
            ctx.stroke(path);
            if (data.marked[index]) {
              ctx.strokeStyle = ring;
              ctx.lineWidth = 1.5;
              ctx.beginPath();
              ctx.arc(0, 0, 7, 0, 2 * Math.PI);
              ctx.stroke();
            }
            ctx.restore();
          });
        }],
      },
    }, [data.xRange, data.yRange], plot);
  }

  for (const figure of document.querySelectorAll('[data-chart]')) {
    const plot = figure.querySelector('.plot');
    const image = plot.querySelector('img');
    const data = JSON.parse(figure.querySelector('script').textContent);
    let drawn = null;
    let width = 0;
    const draw = () => {
      width = Math.floor(figure.clientWidth);
      if (width > 0) {
        drawn?.destroy();
        drawn = (figure.dataset.chart === 'lines' ? lines : plane)(plot, data, width, image);
      }
    };
    const start = () => {
      if (image) {
        // What the picture says, the chart says now.
        plot.setAttribute('role', 'img');
        plot.setAttribute('aria-label', image.alt);
        image.remove();
      }
      draw();
      dark.addEventListener('change', draw);
      new ResizeObserver(() => Math.floor(figure.clientWidth) !== width && draw()).observe(figure);
    };
    image ? image.decode().then(start) : start();
  }
})();
