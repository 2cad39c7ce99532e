-- What likeness took back stands among the verdicts.

comment on column verdict.kind is '1: the anchors of one are somebody else than those of other. 2: the link between the only anchors of one and other is wrong. 3: the only anchors of one and other are one person; source and message_id name the decision. 4: a later model finds the only anchors of one and other too little alike: what likeness alone says of them does not count.';
