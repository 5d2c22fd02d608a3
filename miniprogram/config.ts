/** Where the API is. The build writes the address of the environment (`API_URL`) in place of this one. */
export const API_URL: string = 'http://127.0.0.1:3000'
