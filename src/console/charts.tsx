interface Bar {
  label: string
  value: number
  /** What the column leads to. */
  to?: string
}

const WIDTH = 360
const HEIGHT = 130
const BASE = HEIGHT - 22

/** Columns over days or groups. The same numbers stand below as a table, for whoever cannot see it. */
export function Columns({ title, bars, unit }: { title: string; bars: readonly Bar[]; unit: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = WIDTH / Math.max(1, bars.length)
  const every = Math.ceil(bars.length / 5)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}: the table below has the numbers.`}>
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} class="axis" />
        <text x="0" y="10" class="mark">
          {most}
        </text>
        {bars.map(({ label, value }, index) => {
          const height = Math.round(((BASE - 16) * value) / most)
          return (
            <g key={label}>
              <rect x={index * step + step * 0.15} width={step * 0.7} y={BASE - height} height={height} class="column" />
              {index % every === 0 && (
                <text x={index * step} y={HEIGHT - 6} class="mark">
                  {label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <details>
        <summary>Numbers</summary>
        <ul class="numbers">
          {bars.map(({ label, value, to }) => (
            <li key={label}>
              {label}: {to ? <a href={to}>{value}</a> : value} {unit}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

/** Lying bars, each with its number and a way to its list. */
export function Bars({ bars }: { bars: readonly (Bar & { tone?: string })[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ul class="bars">
      {bars.map(({ label, value, to, tone }) => (
        <li key={label}>
          <span class="label">{label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect x="0" y="0" width="100" height="10" class="track" />
            <rect x="0" y="0" width={(100 * value) / most} height="10" class={`column ${tone ?? ''}`} />
          </svg>
          <span class="value">{to ? <a href={to}>{value}</a> : value}</span>
        </li>
      ))}
    </ul>
  )
}
