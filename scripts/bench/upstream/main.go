// Command upstream is the peer of `npm run bench`: it times the real Argo Events code on the inputs of the benchmark.
// One question as JSON on standard input, one answer as JSON on standard output.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/argoproj/argo-events/pkg/apis/events/v1alpha1"
)

// Question holds either an operation of the engine or a sensor on a bus.
type Question struct {
	Operation *Operation `json:"operation"`
	Sensor    *Run       `json:"sensor"`
}

// Operation is done on one event after the other; exactly one of its parts is there.
type Operation struct {
	Events     []string                             `json:"events"`
	Filters    *v1alpha1.EventDependencyFilter      `json:"filters"`
	Transform  *v1alpha1.EventDependencyTransformer `json:"transform"`
	Parameters []v1alpha1.TriggerParameter          `json:"parameters"`
	// Onto is the resource that the parameters are written to; without it they make a payload.
	Onto string `json:"onto"`
}

// Run is a sensor that events are sent to over JetStream.
type Run struct {
	URL    string          `json:"url"`
	Sensor v1alpha1.Sensor `json:"sensor"`
	// Messages are the data of the events by event name; they take turns.
	Messages map[string]json.RawMessage `json:"messages"`
	Source   string                     `json:"source"`
	Count    int                        `json:"count"`
}

// Answer is how many operations or events a second; of several runs the median.
type Answer struct {
	Rate float64 `json:"rate"`
}

func main() {
	var question Question
	must(json.NewDecoder(os.Stdin).Decode(&question))
	var rate float64
	if question.Sensor != nil {
		rate = eventsPerSecond(question.Sensor)
	} else {
		rate = operationsPerSecond(question.Operation)
	}
	must(json.NewEncoder(os.Stdout).Encode(Answer{Rate: rate}))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
