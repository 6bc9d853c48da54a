search-ask = 🔍 Please send a new customer number or meter number to search.
