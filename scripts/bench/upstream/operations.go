package main

import (
	"log"
	"slices"
	"time"

	"github.com/argoproj/argo-events/pkg/apis/events/v1alpha1"
	"github.com/argoproj/argo-events/pkg/sensors/dependencies"
	"github.com/argoproj/argo-events/pkg/sensors/triggers"
	cloudevents "github.com/cloudevents/sdk-go/v2"
)

const (
	rounds  = 5
	roundMs = 200
)

func operationsPerSecond(operation *Operation) float64 {
	work := workOf(operation)
	work(operation.Events[0])
	rates := make([]float64, rounds)
	for round := range rates {
		began := time.Now()
		count := 0
		for time.Since(began) < roundMs*time.Millisecond {
			for _, data := range operation.Events {
				work(data)
			}
			count += len(operation.Events)
		}
		rates[round] = float64(count) / time.Since(began).Seconds()
	}
	return median(rates)
}

func workOf(operation *Operation) func(data string) {
	switch {
	case operation.Filters != nil:
		return func(data string) {
			pass, err := dependencies.Filter(eventWith(data), operation.Filters, "")
			must(err)
			if !pass {
				log.Fatal("the filter has to pass")
			}
		}
	case operation.Transform != nil:
		return func(data string) {
			event := cloudevents.NewEvent()
			event.SetID("3f2a6c1e9d")
			event.SetSource("webhook")
			event.SetType("webhook")
			must(event.SetData(cloudevents.ApplicationJSON, []byte(data)))
			_, err := dependencies.ApplyTransform(&event, operation.Transform)
			must(err)
		}
	case operation.Onto != "":
		return func(data string) {
			_, err := triggers.ApplyParams([]byte(operation.Onto), operation.Parameters, eventsWith(data))
			must(err)
		}
	default:
		return func(data string) {
			_, err := triggers.ConstructPayload(eventsWith(data), operation.Parameters)
			must(err)
		}
	}
}

func eventsWith(data string) map[string]*v1alpha1.Event {
	return map[string]*v1alpha1.Event{"push": eventWith(data)}
}

func eventWith(data string) *v1alpha1.Event {
	context := &v1alpha1.EventContext{
		ID:              "3f2a6c1e9d",
		Source:          "webhook",
		SpecVersion:     "1.0",
		Type:            "webhook",
		DataContentType: "application/json",
		Subject:         "push",
	}
	return &v1alpha1.Event{Context: context, Data: []byte(data)}
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
