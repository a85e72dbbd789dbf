/** The type under which a node travels from the palette to the canvas. */
export const DRAGGED = 'application/x-cordboard-node'
