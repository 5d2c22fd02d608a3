import { model, Schema } from 'mongoose'
import { bindingWays } from '../../../shared/sign-in'
import { actFields } from '../../kit/act-fields'

/** How an account became a person, and how that ended. */
const bindingSchema = new Schema(
  {
    accountId: { type: String, required: true },
    personId: { type: String, required: true },
    way: { type: String, enum: bindingWays, required: true },
    inForce: { type: Boolean, required: true },
    act: { type: actFields, required: true },
    endAct: actFields,
  },
  { strict: 'throw', collection: 'bindings', versionKey: false },
)

// One account in force for a person; that an account is one person is kept by its own row.
bindingSchema.index({ personId: 1 }, { unique: true, partialFilterExpression: { inForce: true } })

export const BindingModel = model('Binding', bindingSchema)
