// Command echo answers with the name of its host, or with what another address answers.
package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("GET /", answer)
	http.HandleFunc("GET /fetch", fetch)
	if err := http.ListenAndServe(":8080", nil); err != nil {
		panic(err)
	}
}

func answer(response http.ResponseWriter, _ *http.Request) {
	name, err := os.Hostname()
	if err != nil {
		http.Error(response, err.Error(), http.StatusInternalServerError)
		return
	}
	io.WriteString(response, name)
}

func fetch(response http.ResponseWriter, request *http.Request) {
	answered, err := http.Get(request.URL.Query().Get("url"))
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	defer answered.Body.Close()
	io.Copy(response, answered.Body)
}
