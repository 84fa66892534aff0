// What a screen is made of, in numbers: read by rules.py. With a dialog open only the dialog counts.
() => {
  const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const shown = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !el.closest('.unseen')
  const box = ({ x, y, width, height }) => ({ x, y, width, height })
  const name = (el) => (el.ariaLabel || el.innerText || el.labels?.[0]?.innerText || el.tagName).trim().slice(0, 24).replace(/\s+/g, ' ')
  // Things that move past each other when scrolling are no neighbours.
  const layer = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const { position, overflowY } = getComputedStyle(at)
      if (/sticky|fixed|absolute/.test(position) || /auto|scroll/.test(overflowY)) return at.tagName + '.' + at.className
    }
    return ''
  }
  const touched = (el) => (el.matches('input[type=radio], input[type=checkbox]') ? (el.closest('label') ?? el) : el)
  const targets = [...root.querySelectorAll('a[href], button, select, textarea, summary, input')].filter(shown).map((el) => ({
    name: name(el), ...box(touched(el).getBoundingClientRect()), layer: layer(el),
    main: el.matches('button.main, button.final, button.send, nav:has(> [aria-current]) > a'),
    accent: el.matches('button.main'),
    // Alike things side by side are one choice.
    kind: el.closest('[role=group]')?.ariaLabel ?? (el.matches('[href^="tel:"]') ? 'tel' : name(el)),
    choice: el.matches('a[href], button') && !el.closest('li, .rows, header, nav:has(> [aria-current]), fieldset, .toasts, form .write, .around')
  }))
  const texts = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode()); ) {
    const words = node.data.trim()
    if (words && shown(node.parentElement)) texts.push({ words: words.slice(0, 40), length: words.length, size: parseFloat(getComputedStyle(node.parentElement).fontSize) })
  }
  const wide = [], cut = []
  for (const el of root.querySelectorAll('*')) {
    if (!shown(el) || el.closest('svg')) continue
    const style = getComputedStyle(el)
    const { left, right } = el.getBoundingClientRect()
    const inside = el.parentElement.closest('.names, .words, .quote')
    if ((right > innerWidth + 1 || left < -1) && !inside) wide.push(`${name(el)} ${Math.round(left)}..${Math.round(right)}`)
    const hides = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis'
    if (hides && el.scrollWidth > el.clientWidth + 1) cut.push(name(el))
  }
  const seconds = (list) => Math.max(...list.split(',').map((one) => (one.includes('ms') ? parseFloat(one) / 1000 : parseFloat(one))))
  const moving = [...document.querySelectorAll('*')].map((el) => [el, getComputedStyle(el)]).map(([el, style]) => ({
    name: name(el), seconds: Math.max(seconds(style.transitionDuration), style.animationName === 'none' ? 0 : seconds(style.animationDuration))
  })).filter(({ seconds }) => seconds > 0)
  const help = [...document.querySelectorAll('header a[href="/help"]')].filter(shown).map((el) => box(el.getBoundingClientRect()))
  const scroller = document.querySelector('.scroller')
  return {
    targets, texts, wide, cut, moving, help, width: innerWidth, buzzed: window.__buzzed,
    sideways: Math.max(document.scrollingElement.scrollWidth - innerWidth, scroller ? scroller.scrollWidth - scroller.clientWidth : 0, root.scrollWidth - root.clientWidth),
    root: parseFloat(getComputedStyle(document.documentElement).fontSize),
    sounds: document.querySelectorAll('audio, video, [autoplay]').length
  }
}
