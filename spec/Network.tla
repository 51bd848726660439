------------------------------ MODULE Network -------------------------------
(***************************************************************************)
(* Segments in flight.  The network may lose, duplicate, reorder and delay *)
(* them, where there is a clock for at most their lifetime (RFC 9293,      *)
(* 3.4.2); it never alters or invents one.                                 *)
(*                                                                         *)
(* What is in flight towards a side is a set: two equal copies are one.    *)
(* Nothing is lost by that, since a copy that is delivered may stay in     *)
(* flight (Duplicate), and sets have no order (reordering).                *)
(***************************************************************************)
EXTENDS Integers, FiniteSets

CONSTANTS
  Side, Peer(_),
  Path   \* the path between the sides:
         \*   capacity  capacity[s]: most segments in flight towards s
         \*   lifetime  ticks that a segment lives (the MSL), where there is
         \*             a clock; 0 where there is none
         \*   modulus   of the sequence numbers on the wire, even; or 0,
         \*             where they do not wrap
         \*   kinds     what may go wrong: a subset of {"loss", "duplication"}
         \*   limit     how often, all in all; Unlimited counts nothing

Unlimited == -1

VARIABLES
  net,         \* net[s]: the [seg, ttl] in flight towards s
  faults       \* how many things have gone wrong, where that is counted

NetInit == net = [s \in Side |-> {}] /\ faults = 0

(* Something goes wrong once more.                                         *)
Fault(kind) ==
  /\ kind \in Path.kinds
  /\ IF Path.limit = Unlimited THEN UNCHANGED faults
     ELSE faults < Path.limit /\ faults' = faults + 1

(* Side s sends seg.                                                       *)
Put(s, seg) ==
  /\ Cardinality(net[Peer(s)]) < Path.capacity[Peer(s)]
  /\ net' = [net EXCEPT ![Peer(s)] =
                 @ \cup {[seg |-> seg, ttl |-> Path.lifetime]}]
  /\ UNCHANGED faults

(* Packet p reaches side s.                                                *)
Take(s, p) ==
  /\ net' = [net EXCEPT ![s] = @ \ {p}]
  /\ UNCHANGED faults

(* A copy of p reaches side s; another stays in flight.                    *)
Copy(s, p) == Fault("duplication") /\ UNCHANGED net

(* Packet p is lost on its way to s, or its lifetime has run out.          *)
Drop(s, p) ==
  /\ Fault("loss")
  /\ net' = [net EXCEPT ![s] = @ \ {p}]

(* A tick passes.  A packet at the end of its lifetime is delivered or     *)
(* dropped first.                                                          *)
(* @rfc 3.4.3/numbers-in-use                                               *)
Age ==
  /\ \A s \in Side : \A p \in net[s] : p.ttl > 0
  /\ net' = [s \in Side |-> {[p EXCEPT !.ttl = @ - 1] : p \in net[s]}]
  /\ UNCHANGED faults

Silent == \A s \in Side : net[s] = {}
=============================================================================
