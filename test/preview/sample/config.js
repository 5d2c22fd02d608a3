'use strict'
Object.defineProperty(exports, '__esModule', { value: true })
exports.API_URL = 'https://api.sample.test/v1'
