'use strict'
Component({ options: { styleIsolation: 'shared' } })
