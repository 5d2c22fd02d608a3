/** The way of a visit, a step each; the words say where it stands, the colour only repeats it. */
Component({ properties: { steps: { type: Array, value: [] } } })
