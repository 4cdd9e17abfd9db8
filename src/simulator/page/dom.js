/** The element with this id; the server's page has every one that is asked for. */
export const byId = (id) => document.getElementById(id)

/** Builds an element. Strings become text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

/** One of the page's line drawings, for the eye alone. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  const use = document.createElementNS(space, 'use')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `#icon-${name}`)
  svg.append(use)
  return svg
}

const zone = { timeZone: 'Asia/Kolkata' }
const time = new Intl.DateTimeFormat('en-IN', { ...zone, hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-IN', { ...zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const date = new Intl.DateTimeFormat('en-IN', { ...zone, day: 'numeric', month: 'short', year: 'numeric' })
const number = new Intl.NumberFormat('en-IN')

export const timeOf = (iso) => time.format(new Date(iso))
export const dayOf = (iso) => day.format(new Date(iso))
export const dateOf = (iso) => date.format(new Date(iso))
export const counted = (count) => number.format(count)

/** POSTs JSON beside this page; `null` when that failed. */
export async function post(path, body) {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
