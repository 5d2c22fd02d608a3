/** What the contract promised, what was done and what is left, a line each. */
Component({ properties: { lines: { type: Array, value: [] } } })
