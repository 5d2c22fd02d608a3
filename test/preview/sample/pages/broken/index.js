'use strict'
Page({})
