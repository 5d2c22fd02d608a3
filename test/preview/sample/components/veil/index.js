'use strict'
Component({ options: { virtualHost: true } })
