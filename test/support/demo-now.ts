/** The moment at which the demo data of the test databases was written. */
export const demoNow = new Date('2026-11-23T10:00:00.000Z')
