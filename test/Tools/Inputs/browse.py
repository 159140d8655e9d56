"""Opens a page in a headless browser, and prints what a reader would see.

usage: browse.py BROWSER PAGE WIDTH

The lines are: each message on the console, each remark of --act-report=html with
the line of the file above it, the points and limits of the roofline, and what
does not fit.
"""

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Put at the end of the page, so that it sees what the script of the page made.
PROBE = """<script>
(() => {
  const facts = [];
  const say = (...words) => facts.push(words.join(' '));
  const panes = [...document.querySelectorAll('.pane')];
  for (const pane of panes)
    say('pane', pane.querySelector('select').selectedOptions[0].textContent);
  for (const remark of document.querySelectorAll('#source .remark')) {
    let line = remark;
    while (!line.classList.contains('line')) line = line.previousElementSibling;
    say('remark', 'below', line.textContent.trim(), remark.textContent);
  }
  // Where a point is must be what it says: read it back from the limits.
  const svg = document.getElementById('roofline');
  if (svg) {
    say('role', svg.getAttribute('role'), '/', svg.getAttribute('aria-labelledby')
        .split(' ').map(id => document.getElementById(id).tagName).join(' '));
    const roof = document.getElementById('memory-limit');
    for (const point of svg.querySelectorAll('.kernel[data-intensity]')) {
      const center = {x: point.cx.baseVal.value, y: point.cy.baseVal.value};
      let distance = Infinity;
      for (const path of [roof, document.getElementById('peak-limit')])
        for (let i = 0; i <= 4000; ++i) {
          const p = path.getPointAtLength(path.getTotalLength() * i / 4000);
          distance = Math.min(distance, Math.hypot(p.x - center.x, p.y - center.y));
        }
      say('point', point.classList[1], point.dataset.intensity, point.dataset.attainable,
          distance < 1 ? 'on the roof' : 'off the roof by ' + distance);
    }
    // The box of text that is turned says nothing.
    const boxes = [...svg.querySelectorAll('text:not([transform])')].map(t =>
        [t.textContent, t.getBoundingClientRect()]);
    const frame = svg.getBoundingClientRect();
    boxes.forEach(([text, a], i) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 ||
          a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        say('outside of the picture:', text);
      for (const [other, b] of boxes.slice(i + 1))
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          say('overlap:', text, '/', other);
    });
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    say('the page is', root.scrollWidth, 'wide, the window', root.clientWidth);
  // The lines that one stage has and the other has not.
  say('changed', panes.map(p => p.querySelectorAll('.changed').length).join(' '));
  // Choosing a stage shows it.
  if (panes.length) {
    const select = panes[0].querySelector('select');
    select.value = '0';
    select.onchange();
    say('stage 0 starts with', panes[0].querySelector('pre').textContent.split('\\n')[0]);
  }
  const result = document.createElement('pre');
  result.id = 'facts';
  result.textContent = JSON.stringify(facts);
  document.body.append(result);
})();
</script>
"""

browser, page, width = sys.argv[1:]
text = Path(page).read_text(encoding="utf-8")
with tempfile.TemporaryDirectory() as folder:
    probed = Path(folder) / "page.html"
    probed.write_text(text.replace("</body>", PROBE + "</body>"), encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    command += [f"--user-data-dir={folder}/user", f"--window-size={width},1000", "--dump-dom"]
    result = subprocess.run(
        [*command, probed.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
for message in re.findall(r"CONSOLE.*?\] *(.*)", result.stderr):
    print("console", message)
facts = re.search(r'<pre id="facts">(.*?)</pre>', result.stdout, re.S)
if not facts:
    sys.exit("the page was not shown")
print("\n".join(json.loads(html.unescape(facts[1]))))
