/** What canned replies may name, as the server knows it. */

export const PLACEHOLDERS = ['visitor.name', 'visitor.email', 'agent.name', 'queue', 'class', 'point', 'page.title', 'page.url'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
