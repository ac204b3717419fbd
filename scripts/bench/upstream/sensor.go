package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/argoproj/argo-events/pkg/apis/events/v1alpha1"
	"github.com/argoproj/argo-events/pkg/metrics"
	"github.com/argoproj/argo-events/pkg/sensors"
	"github.com/argoproj/argo-events/pkg/shared/logging"
	cloudevents "github.com/cloudevents/sdk-go/v2"
	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
)

// stream is what the controller configures by default, with one replica.
const stream = "maxMsgs: 1000000\nmaxAge: 72h\nmaxBytes: 1GB\nreplicas: 1\nduplicates: 300s\nretention: 0\ndiscard: 0\nstorage: 0\n"

const (
	runs = 3
	// inFlight bounds the publications that the server has not acknowledged yet.
	inFlight = 512
)

// eventsPerSecond sends events as fast as the bus takes them and waits until each trigger has acted as often as it should.
func eventsPerSecond(run *Run) float64 {
	acted := startSensor(run)
	connection, err := nats.Connect(run.URL, nats.Secure(&tls.Config{InsecureSkipVerify: true}))
	must(err)
	defer connection.Close()
	bus, err := connection.JetStream(nats.PublishAsyncMaxPending(inFlight))
	must(err)
	warmUp(run, bus, acted)
	rates := make([]float64, runs)
	for index := range rates {
		before := acted()
		began := time.Now()
		publish(run, bus, run.Count)
		rates[index] = float64(run.Count) / settled(acted, before).Sub(began).Seconds()
	}
	return median(rates)
}

// startSensor starts the sensor and returns how many actions it has done so far.
func startSensor(run *Run) func() float64 {
	figures := metrics.NewMetrics(run.Sensor.Namespace)
	prometheus.MustRegister(figures)
	bus := &v1alpha1.BusConfig{JetStream: &v1alpha1.JetStreamConfig{URL: run.URL, StreamConfig: stream}}
	sensor := sensors.NewSensorContext(nil, nil, &run.Sensor, bus, "", "bench", figures)
	config := zap.NewProductionConfig()
	config.OutputPaths = []string{"/dev/null"}
	logger, err := config.Build()
	must(err)
	go func() { must(sensor.Start(logging.WithLogger(context.Background(), logger.Sugar()))) }()
	return actions
}

// warmUp publishes until the sensor has acted: before it subscribes there is no stream, and it takes new events only.
func warmUp(run *Run, bus nats.JetStreamContext, acted func() float64) {
	for acted() == 0 {
		publish(run, bus, len(run.Messages))
		time.Sleep(100 * time.Millisecond)
	}
	settled(acted, 0)
}

func publish(run *Run, bus nats.JetStreamContext, count int) {
	names := slices.Sorted(maps.Keys(run.Messages))
	for index := range count {
		name := names[index%len(names)]
		event := cloudevents.NewEvent()
		event.SetID(fmt.Sprint(time.Now().UnixNano(), index))
		event.SetSource(run.Source)
		event.SetSubject(name)
		event.SetType("webhook")
		event.SetTime(time.Now())
		must(event.SetData(cloudevents.ApplicationJSON, run.Messages[name]))
		body, err := event.MarshalJSON()
		must(err)
		header := nats.Header{nats.MsgIdHdr: {event.ID()}}
		_, err = bus.PublishMsgAsync(&nats.Msg{Subject: "default." + run.Source + "." + name, Data: body, Header: header})
		must(err)
	}
	<-bus.PublishAsyncComplete()
}

// settled waits until nothing has been done for two seconds and returns when the last action was.
func settled(acted func() float64, before float64) time.Time {
	last, at := before, time.Now()
	for time.Since(at) < 2*time.Second {
		time.Sleep(5 * time.Millisecond)
		if count := acted(); count != last {
			last, at = count, time.Now()
		}
	}
	return at
}

func actions() float64 {
	families, err := prometheus.DefaultGatherer.Gather()
	must(err)
	total := 0.0
	for _, family := range families {
		if strings.HasSuffix(family.GetName(), "action_triggered_total") {
			for _, metric := range family.Metric {
				total += metric.Counter.GetValue()
			}
		}
	}
	return total
}
